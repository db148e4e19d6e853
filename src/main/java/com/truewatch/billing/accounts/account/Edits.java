package com.truewatch.billing.accounts.account;

import com.truewatch.billing.accounts.platform.limits.AccountUse;
import com.truewatch.billing.accounts.platform.limits.Limit;
import com.truewatch.billing.accounts.platform.limits.LimitConfig;
import com.truewatch.billing.accounts.platform.limits.Limits;
import com.truewatch.billing.accounts.platform.limits.RateLimits;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/** How many plain edits an account may have: each leaves a row in its timeline, and some an event for every reader. */
@Singleton
public class Edits {
    private final RateLimits limits;
    private final Limits perAccount;

    Edits(RateLimits limits, LimitConfig config) {
        this.limits = limits;
        this.perAccount = Limits.of(new Limit(config.editsPerAccountAndHour(), Duration.ofHours(1)));
    }

    /**
     * Counts one that changes something, in the transaction that does.
     *
     * @throws ProblemException {@code too-many-requests}: nothing is changed
     */
    public void take(UUID accountId) {
        limits.take(AccountUse.EDITS.of(accountId), perAccount);
    }
}
