package com.truewatch.billing.accounts.activity;

import com.truewatch.billing.accounts.platform.jobs.Purge;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;

/** Whoever reads the feed asks again within a month; later its cursor is refused. */
@Singleton
class EventPurge implements Purge {
    private static final Duration KEPT = Duration.ofDays(30);

    private static final String DELETE = """
            delete from event where ctid = any(array(
                select ctid from event where at < :before limit :batch for update skip locked))
            """;

    private final EntityManager entities;

    EventPurge(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public String name() {
        return "event";
    }

    @Override
    public int purge(Instant now) {
        return entities.createNativeQuery(DELETE)
                .setParameter("before", now.minus(KEPT))
                .setParameter("batch", BATCH)
                .executeUpdate();
    }
}
