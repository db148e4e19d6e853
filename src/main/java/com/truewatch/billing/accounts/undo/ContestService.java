package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.AddressReservations;
import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.account.standing.AccountStatus;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.operator.OperatorService;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.limits.LinkRateLimit;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** Stops an account whose undo is contested: two people say that it is theirs, and neither a link nor a code can tell. */
@ApplicationScoped
class ContestService {
    /** Staff decide sooner; until then nobody else gets what they may give back. */
    private static final Duration UNTIL_DECIDED = Duration.ofDays(3650);

    private final LinkRateLimit limit;
    private final UndoLinks links;
    private final AccountRepository accounts;
    private final UndoRepository undos;
    private final AddressReservations reservations;
    private final OperatorService operators;
    private final Journal journal;
    private final Clock clock;

    ContestService(
            LinkRateLimit limit,
            UndoLinks links,
            AccountRepository accounts,
            UndoRepository undos,
            AddressReservations reservations,
            OperatorService operators,
            Journal journal,
            Clock clock) {
        this.limit = limit;
        this.links = links;
        this.accounts = accounts;
        this.undos = undos;
        this.reservations = reservations;
        this.operators = operators;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The account is frozen until two operators decide, once for each undo.
     *
     * @throws ProblemException {@code too-many-requests}; {@code not-found} for what is no token of ours; {@code
     *     wrong-state} with CONTESTED, DECIDED, VOID or EXPIRED
     */
    @Transactional(TxType.NEVER)
    public Contested contest(String token, Client client) {
        QuarkusTransaction.requiringNew().run(() -> limit.take(client));
        OwnedId undo = links.read(UndoLinkKind.CONTEST, token).orElseThrow(ContestService::notFound);
        return QuarkusTransaction.requiringNew().call(() -> contest(undo, client));
    }

    private Contested contest(OwnedId id, Client client) {
        Instant now = clock.instant();
        Account account = accounts.lock(id.accountId())
                .filter(it -> !it.standing().isClosed())
                .orElseThrow(ContestService::notFound);
        Undo undo = undos.findByIdOptional(id).orElseThrow(ContestService::notFound);
        if (account.standing().contested()) {
            throw new ProblemException(Problem.WRONG_STATE).with("state", UndoState.CONTESTED);
        }
        undo.contest(now);
        for (Credential credential : Credential.values()) {
            undo.replaced(credential)
                    .ifPresent(it -> reservations.reserve(it.address(), id.accountId(), now.plus(UNTIL_DECIDED)));
        }
        String credential = undo.credential().name();
        journal.succeeded(id.accountId(), ActivityType.UNDO_CONTESTED, client, Map.of("credential", credential));
        operators.freezeUntilDecided(account, "Contested undo of a change of " + credential.toLowerCase(Locale.ROOT));
        return new Contested(undo.credential(), account.standing().status(now));
    }

    /**
     * An undo that is contested now.
     *
     * @param credential of the change that it has taken back
     * @param status of the account
     */
    record Contested(Credential credential, AccountStatus status) {}

    private static ProblemException notFound() {
        return new ProblemException(Problem.NOT_FOUND);
    }
}
