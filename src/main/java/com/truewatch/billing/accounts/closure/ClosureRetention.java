package com.truewatch.billing.accounts.closure;

import com.truewatch.billing.accounts.platform.jobs.Retention;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long closings that were asked for are kept. */
@Singleton
class ClosureRetention {
    /** Their codes have lapsed long before. */
    @Produces
    @Singleton
    static Retention closures() {
        return Retention.of("account_closure", Duration.ofDays(1), "asked_at <= :before");
    }
}
