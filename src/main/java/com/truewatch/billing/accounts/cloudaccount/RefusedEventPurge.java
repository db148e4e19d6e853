package com.truewatch.billing.accounts.cloudaccount;

import com.truewatch.billing.accounts.platform.jobs.TablePurge;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/** What was not genuine is kept for as long as somebody may look into it. */
@Singleton
class RefusedEventPurge extends TablePurge {
    RefusedEventPurge(EntityManager entities) {
        super(entities, "marketplace_event", Duration.ofDays(30), "not verified and received_at < :before");
    }
}
