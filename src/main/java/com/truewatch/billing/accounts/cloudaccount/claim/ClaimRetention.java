package com.truewatch.billing.accounts.cloudaccount.claim;

import com.truewatch.billing.accounts.platform.jobs.Retention;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long claims are kept. */
@Singleton
class ClaimRetention {
    /** A claim goes a day after it has lapsed. */
    @Produces
    @Singleton
    static Retention claims() {
        return Retention.of("cloud_account_claim", Duration.ofDays(1), "expires_at < :before");
    }
}
