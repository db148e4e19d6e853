package com.truewatch.billing.accounts.activity;

import com.truewatch.billing.accounts.platform.jobs.TablePurge;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/** Whoever reads the feed asks again within a month; later its cursor is refused. */
@Singleton
class EventPurge extends TablePurge {
    EventPurge(EntityManager entities) {
        super(entities, "event", Duration.ofDays(30), "at < :before");
    }
}
