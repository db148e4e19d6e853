package com.truewatch.billing.accounts.factor.removal;

import com.truewatch.billing.accounts.platform.jobs.Retention;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Period;

/** How long removals of second factors are kept. */
@Singleton
class FactorRemovalRetention {
    /** As long as the timeline that tells of them. */
    @Produces
    @Singleton
    static Retention factorRemovals() {
        return Retention.of("factor_removal", Period.ofMonths(13), "opened_at < :before");
    }
}
