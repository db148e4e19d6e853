package com.truewatch.billing.accounts.operator;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.operator.OperatorAct.Act;
import com.truewatch.billing.accounts.operator.OperatorAct.Staff;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.verification.throttle.AccountLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Lets a holder try again who has used up what an account allows, or for whom somebody else has. */
@ApplicationScoped
class LimitService {
    private final OperableAccounts accounts;
    private final AccountLimits limits;
    private final OperatorActRepository acts;
    private final Journal journal;
    private final Clock clock;

    LimitService(
            OperableAccounts accounts, AccountLimits limits, OperatorActRepository acts, Journal journal, Clock clock) {
        this.accounts = accounts;
        this.limits = limits;
        this.acts = acts;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Puts the account's counters back to nothing. Those of networks stay, and so do the tries of codes that were sent.
     *
     * @throws ProblemException {@code not-found}; {@code wrong-state} for a closed one
     */
    @Transactional
    public void clear(UUID id, Staff staff) {
        Account account = accounts.lock(id);
        Map<String, String> before = limits.clear(account).toMap();
        Map<String, String> after = AccountLimits.Stand.NOTHING.toMap();
        journal.succeeded(id, ActivityType.LIMITS_CLEARED, null, Map.of("by", "OPERATOR"));
        acts.persist(new OperatorAct(id, Act.CLEAR_LIMITS, staff, before, after, clock.instant()));
    }
}
