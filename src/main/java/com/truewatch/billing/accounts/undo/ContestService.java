package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.operator.OperatorService;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.limits.LinkRateLimit;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;

/** Stops an account whose undo is contested: two people say that it is theirs, and neither a link nor a code can tell. */
@ApplicationScoped
class ContestService {
    private final LinkRateLimit limit;
    private final UndoGrants grants;
    private final OperatorService operators;
    private final Journal journal;
    private final Clock clock;

    ContestService(LinkRateLimit limit, UndoGrants grants, OperatorService operators, Journal journal, Clock clock) {
        this.limit = limit;
        this.grants = grants;
        this.operators = operators;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The account is frozen until an operator decides, once for each undo: what an operator has given back stays so.
     *
     * @throws ProblemException {@code too-many-requests}; {@code not-found} for what is no token of ours; {@code
     *     wrong-state} with CONTESTED or EXPIRED
     */
    @Transactional(TxType.NEVER)
    public ContestResponse contest(String token, Client client) {
        QuarkusTransaction.requiringNew().run(() -> limit.take(client));
        OwnedId change = grants.read(UndoLinkKind.CONTEST, token);
        return QuarkusTransaction.requiringNew().call(() -> contest(change, client));
    }

    private ContestResponse contest(OwnedId change, Client client) {
        UndoGrants.Right right = grants.lock(change, UndoLinkKind.CONTEST);
        String credential = right.undo().credential().name();
        right.undo().contest(clock.instant());
        journal.succeeded(change.accountId(), ActivityType.UNDO_CONTESTED, client, Map.of("credential", credential));
        operators.freezeUntilDecided(
                right.account(), "Contested undo of a change of " + credential.toLowerCase(Locale.ROOT));
        return ContestResponse.from(right, clock.instant());
    }
}
