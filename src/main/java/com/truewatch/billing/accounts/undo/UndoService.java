package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.address.Address;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.EventType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.limits.LinkRateLimit;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.UniqueViolations;
import com.truewatch.billing.accounts.platform.security.client.Client;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Undoes changes for whoever brings the token of a notice. */
@ApplicationScoped
class UndoService {
    private static final Duration HOLD = Duration.ofHours(24);

    private final LinkRateLimit limit;
    private final UndoGrants grants;
    private final AccessRevoker revoker;
    private final UndoNotifier notifier;
    private final Journal journal;
    private final Clock clock;

    UndoService(
            LinkRateLimit limit,
            UndoGrants grants,
            AccessRevoker revoker,
            UndoNotifier notifier,
            Journal journal,
            Clock clock) {
        this.limit = limit;
        this.grants = grants;
        this.revoker = revoker;
        this.notifier = notifier;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The change that the token names is taken back; of parallel calls one does it. Every token is counted before it is
     * looked at.
     *
     * @throws ProblemException {@code too-many-requests}; {@code not-found} for what is no token of ours; {@code
     *     wrong-state} with UNDONE, CONTESTED, VOID or EXPIRED; {@code account-frozen}
     */
    @Transactional(TxType.NEVER)
    public UndoResponse undo(String token, Client client) {
        QuarkusTransaction.requiringNew().run(() -> limit.take(client));
        OwnedId change = grants.read(UndoLinkKind.UNDO, token);
        try {
            return QuarkusTransaction.requiringNew().call(() -> undo(change, client));
        } catch (RuntimeException failed) {
            if (UniqueViolations.indexOf(failed).isEmpty()) {
                throw failed;
            }
            // The reservation ended while this call ran, and somebody had waited for that.
            throw new ProblemException(Problem.WRONG_STATE).with("state", UndoState.EXPIRED);
        }
    }

    /** Takes one change back, and with it the later ones of its credential. */
    private UndoResponse undo(OwnedId id, Client client) {
        Instant now = clock.instant();
        UndoGrants.Right right = grants.lock(id, UndoLinkKind.UNDO);
        Account account = right.account();
        Undo undo = right.undo();
        if (account.isFrozen(now)) {
            throw new ProblemException(Problem.ACCOUNT_FROZEN).with("until", account.frozenUntil());
        }
        Optional<Address> replaced = account.address(undo.credential());
        Instant heldUntil = now.plus(HOLD);
        account.restore(undo.credential(), undo.former(), heldUntil, now);
        boolean passwordRemoved = account.removePasswordSetSince(undo.accountVersion(), now);
        grants.use(undo);
        revoker.revokeAll(account.id());
        UndoResponse answer = UndoResponse.from(undo, heldUntil);
        record(account, answer, passwordRemoved, client);
        notifier.tellUndone(account, undo, replaced, client);
        return answer;
    }

    private void record(Account account, UndoResponse undone, boolean passwordRemoved, Client client) {
        Map<String, String> details =
                new HashMap<>(Map.of("credential", undone.credential().name()));
        if (undone.restoredAddress() != null) {
            details.put("address", undone.restoredAddress());
        }
        if (passwordRemoved) {
            details.put("password", "REMOVED");
            announce(EventType.ACCOUNT_PASSWORD_CHANGED, account);
        }
        journal.succeeded(account.id(), ActivityType.CREDENTIAL_CHANGE_UNDONE, client, details);
        announce(undone.credential().eventOfChange(), account);
    }

    private void announce(EventType type, Account account) {
        journal.announce(type, account.id(), account.id(), account.version());
    }
}
