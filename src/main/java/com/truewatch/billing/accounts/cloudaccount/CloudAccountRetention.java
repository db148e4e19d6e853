package com.truewatch.billing.accounts.cloudaccount;

import com.truewatch.billing.accounts.platform.jobs.Retention;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long claims, and what marketplaces tell, are kept. */
@Singleton
class CloudAccountRetention {
    /** A claim goes a day after it has lapsed. */
    @Produces
    @Singleton
    static Retention claims() {
        return Retention.of("cloud_account_claim", Duration.ofDays(1), "expires_at < :before");
    }

    /** What marketplaces told can be asked for thirteen months: longer than a yearly subscription. */
    @Produces
    @Singleton
    static Retention marketplaceEvents() {
        return Retention.of("marketplace_event", Duration.ofDays(396), "verified and received_at < :before");
    }

    /** What was not genuine is kept for as long as somebody may look into it. */
    @Produces
    @Singleton
    static Retention refusedEvents() {
        return Retention.of("marketplace_event", Duration.ofDays(30), "not verified and received_at < :before");
    }
}
