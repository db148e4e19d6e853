package com.truewatch.billing.accounts.activity;

import com.truewatch.billing.accounts.platform.jobs.Purge;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/** The timeline reaches a year back, and a month more for whoever looks late. */
@Singleton
class ActivityPurge implements Purge {
    private static final Period KEPT = Period.ofMonths(13);

    private static final String DELETE = """
            delete from activity where ctid = any(array(
                select ctid from activity where at < :before limit :batch for update skip locked))
            """;

    private final EntityManager entities;

    ActivityPurge(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public String name() {
        return "activity";
    }

    @Override
    public int purge(Instant now) {
        return entities.createNativeQuery(DELETE)
                .setParameter("before", now.atOffset(ZoneOffset.UTC).minus(KEPT).toInstant())
                .setParameter("batch", BATCH)
                .executeUpdate();
    }
}
