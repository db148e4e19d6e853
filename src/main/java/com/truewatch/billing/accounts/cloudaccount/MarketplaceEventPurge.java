package com.truewatch.billing.accounts.cloudaccount;

import com.truewatch.billing.accounts.platform.jobs.TablePurge;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/** What marketplaces told can be asked for thirteen months: longer than a yearly subscription. */
@Singleton
class MarketplaceEventPurge extends TablePurge {
    MarketplaceEventPurge(EntityManager entities) {
        super(entities, "marketplace_event", Duration.ofDays(396), "verified and received_at < :before");
    }
}
