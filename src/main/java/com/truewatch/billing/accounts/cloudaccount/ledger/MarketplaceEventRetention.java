package com.truewatch.billing.accounts.cloudaccount.ledger;

import com.truewatch.billing.accounts.platform.jobs.Retention;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long it is kept what marketplaces tell. */
@Singleton
class MarketplaceEventRetention {
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
