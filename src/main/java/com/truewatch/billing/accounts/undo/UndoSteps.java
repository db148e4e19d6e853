package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.Address;
import com.truewatch.billing.accounts.account.Credential;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.EventType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.Client;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The one transaction of an undo. */
@ApplicationScoped
class UndoSteps {
    private static final Duration HOLD = Duration.ofHours(24);

    private final UndoRights rights;
    private final UndoRepository undos;
    private final OpenDoors doors;
    private final UndoLetters letters;
    private final Journal journal;
    private final Clock clock;

    UndoSteps(
            UndoRights rights,
            UndoRepository undos,
            OpenDoors doors,
            UndoLetters letters,
            Journal journal,
            Clock clock) {
        this.rights = rights;
        this.undos = undos;
        this.doors = doors;
        this.letters = letters;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Takes one change back, and with it the later ones of its credential. Flushed in between, so that the unique index
     * speaks before anything else is done and the events carry the account's new version.
     *
     * @throws ProblemException {@code not-found}; {@code wrong-state}; {@code account-frozen}
     */
    @Transactional
    public UndoResponse undo(OwnedId id, Client client) {
        Instant now = clock.instant();
        UndoRights.Right right = rights.lock(id, Link.UNDO);
        Account account = right.account();
        Undo undo = right.undo();
        if (account.isFrozen(now)) {
            throw new ProblemException(Problem.ACCOUNT_FROZEN).with("until", account.frozenUntil());
        }
        Optional<Address> replaced = account.address(undo.credential());
        Instant heldUntil = now.plus(HOLD);
        account.restore(undo.credential(), undo.former(), heldUntil, now);
        boolean passwordRemoved = account.removePasswordSetSince(undo.accountVersion(), now);
        undos.flush();
        undo.use(now);
        undos.findOpenAfter(undo).forEach(it -> it.revoke(now));
        doors.shut(account.id());
        UndoResponse answer = UndoResponse.from(undo, heldUntil);
        record(account, answer, passwordRemoved, client);
        letters.tellUndone(account, undo, replaced, client);
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
        announce(
                undone.credential() == Credential.EMAIL
                        ? EventType.ACCOUNT_EMAIL_CHANGED
                        : EventType.ACCOUNT_PHONE_CHANGED,
                account);
    }

    private void announce(EventType type, Account account) {
        journal.announce(type, account.id(), account.id(), account.version());
    }
}
