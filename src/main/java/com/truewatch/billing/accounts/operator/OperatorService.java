package com.truewatch.billing.accounts.operator;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.EventType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.operator.OperatorAct.Act;
import com.truewatch.billing.accounts.operator.OperatorAct.Staff;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.session.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What staff change on an account. The account is locked first, as by every change of it, then its sessions. */
@ApplicationScoped
public class OperatorService {
    private final AccountRepository accounts;
    private final OperableAccounts open;
    private final Sessions sessions;
    private final OperatorActRepository acts;
    private final Journal journal;
    private final Clock clock;

    OperatorService(
            AccountRepository accounts,
            OperableAccounts open,
            Sessions sessions,
            OperatorActRepository acts,
            Journal journal,
            Clock clock) {
        this.accounts = accounts;
        this.open = open;
        this.sessions = sessions;
        this.acts = acts;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Stops the account and ends its sessions, for good or until a time; one that is frozen already gets the new end.
     *
     * @throws ProblemException {@code not-found}; {@code wrong-state} for a closed one, and with CONTESTED for one whose
     *     contest is not decided; {@code invalid-request} for an end that is not in the future
     */
    @Transactional
    public Account freeze(UUID id, Staff staff, @Nullable Instant until) {
        Instant now = clock.instant();
        if (until != null && !until.isAfter(now)) {
            throw ProblemException.violation("/until", "must be in the future");
        }
        Account account = open.lock(id);
        OperableAccounts.refuseContested(account);
        Map<String, String> before = statusOf(account, now);
        account.freeze(until, now);
        frozen(account, staff, before, until == null ? Map.of() : Map.of("until", until.toString()));
        return account;
    }

    /** Freezes a locked account until two operators decide, who find this reason; in the caller's transaction. */
    @Transactional(TxType.MANDATORY)
    public void freezeUntilDecided(Account account, String reason) {
        Instant now = clock.instant();
        Map<String, String> before = statusOf(account, now);
        account.contest(now);
        frozen(account, Staff.none(reason), before, Map.of("by", "CONTEST"));
    }

    /**
     * Gives a frozen account back to its holder, who logs in anew.
     *
     * @throws ProblemException {@code not-found}; {@code wrong-state} for one that is not frozen now, and with CONTESTED
     *     for one whose contest is not decided
     */
    @Transactional
    public Account unfreeze(UUID id, Staff staff) {
        Instant now = clock.instant();
        Account account = open.lock(id);
        OperableAccounts.refuseContested(account);
        if (!account.standing().isFrozen(now)) {
            throw OperableAccounts.wrongState(account, now);
        }
        unfreeze(account, Act.UNFREEZE, staff, Map.of());
        return account;
    }

    /** Gives a contested account, which is locked, to who was decided for; in the caller's transaction. */
    @Transactional(TxType.MANDATORY)
    public void unfreezeDecided(Account account, String operator, String reason, String kept) {
        unfreeze(account, Act.CONTEST_DECISION, new Staff(operator, reason), Map.of("kept", kept));
    }

    /**
     * Ends every session of the account; how many that were.
     *
     * @throws ProblemException {@code not-found}; {@code wrong-state} for a closed one
     */
    @Transactional
    public int revokeSessions(UUID id, Staff staff) {
        Instant now = clock.instant();
        open.lock(id);
        int revoked = sessions.endAll(id, Sessions.Cause.REVOKED_BY_OPERATOR);
        String ended = Integer.toString(revoked);
        if (revoked > 0) {
            journal.succeeded(id, ActivityType.SESSION_REVOKED, null, Map.of("sessions", ended, "by", "OPERATOR"));
        }
        acts.persist(new OperatorAct(
                id, Act.REVOKE_SESSIONS, staff, Map.of("sessions", ended), Map.of("sessions", "0"), now));
        return revoked;
    }

    /**
     * Allows cloud accounts of every marketplace to settle at every site, or no longer; what is so already changes
     * nothing. Workspaces keep what settles them.
     *
     * @throws ProblemException {@code not-found}; {@code wrong-state} for a closed one
     */
    @Transactional
    public Account changeArbitrarySettlement(UUID id, Staff staff, boolean enabled) {
        Instant now = clock.instant();
        Account account = open.lock(id);
        if (account.changeArbitrarySettlement(enabled, now)) {
            Map<String, String> before = Map.of("arbitrarySettlement", Boolean.toString(!enabled));
            Map<String, String> after = Map.of("arbitrarySettlement", Boolean.toString(enabled));
            acts.persist(new OperatorAct(id, Act.ARBITRARY_SETTLEMENT, staff, before, after, now));
        }
        return account;
    }

    private void frozen(Account account, Staff staff, Map<String, String> before, Map<String, String> details) {
        Instant now = clock.instant();
        UUID id = account.id();
        accounts.flush();
        sessions.endAll(id, Sessions.Cause.FROZEN);
        journal.succeeded(id, ActivityType.ACCOUNT_FROZEN, null, details);
        journal.announce(EventType.ACCOUNT_FROZEN, id, id, account.version());
        acts.persist(new OperatorAct(id, Act.FREEZE, staff, before, statusOf(account, now), now));
    }

    private void unfreeze(Account account, Act act, Staff staff, Map<String, String> details) {
        Instant now = clock.instant();
        UUID id = account.id();
        Map<String, String> before = statusOf(account, now);
        account.unfreeze(now);
        accounts.flush();
        journal.succeeded(id, ActivityType.ACCOUNT_UNFROZEN, null, details);
        journal.announce(EventType.ACCOUNT_UNFROZEN, id, id, account.version());
        Map<String, String> after = new HashMap<>(details);
        after.putAll(statusOf(account, now));
        acts.persist(new OperatorAct(id, act, staff, before, after, now));
    }

    private static Map<String, String> statusOf(Account account, Instant now) {
        String status = account.standing().status(now).name();
        Instant until = account.standing().isFrozen(now) ? account.standing().frozenUntil() : null;
        return until == null ? Map.of("status", status) : Map.of("status", status, "frozenUntil", until.toString());
    }
}
