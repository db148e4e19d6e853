package com.truewatch.billing.accounts.factor;

import com.truewatch.billing.accounts.platform.limits.AccountUse;
import com.truewatch.billing.accounts.platform.limits.Limit;
import com.truewatch.billing.accounts.platform.limits.LimitConfig;
import com.truewatch.billing.accounts.platform.limits.Limits;
import com.truewatch.billing.accounts.platform.limits.RateLimits;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/** How often an account may begin to enrol something: each begins with a secret that is made, and shown. */
@Singleton
public class FactorRegistrations {
    private final RateLimits limits;
    private final Limits perAccount;

    FactorRegistrations(RateLimits limits, LimitConfig config) {
        this.limits = limits;
        this.perAccount = Limits.of(new Limit(config.factorRegistrationsPerAccountAndHour(), Duration.ofHours(1)));
    }

    /**
     * Counts one, in the transaction that begins it.
     *
     * @throws ProblemException {@code too-many-requests}
     */
    public void take(UUID accountId) {
        limits.take(AccountUse.FACTOR_REGISTRATIONS.of(accountId), perAccount);
    }
}
