package com.truewatch.billing.accounts.activity;

import com.truewatch.billing.accounts.platform.jobs.Purge;
import com.truewatch.billing.accounts.platform.persistence.ScalarQuery;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Whoever reads the feed asks again within a month; later its cursor is refused. What nobody has read is numbered before
 * it goes, so that its place shows that something was there.
 */
@Singleton
class EventPurge implements Purge {
    private static final Duration KEPT = Duration.ofDays(30);

    private static final String DELETE = """
            delete from event where position = any(array(
                select position from event where sequence is not null and at < :before order by sequence limit :batch))
            returning sequence
            """;

    private final EntityManager entities;
    private final EventFeedService feed;

    EventPurge(EntityManager entities, EventFeedService feed) {
        this.entities = entities;
        this.feed = feed;
    }

    @Override
    public String name() {
        return "event";
    }

    @Override
    public int purge(Instant now) {
        feed.number();
        EventFeed row = entities.createQuery("from EventFeed", EventFeed.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getSingleResult();
        List<?> deleted = ScalarQuery.of(entities, DELETE, "sequence", Long.class)
                .setParameter("before", now.minus(KEPT))
                .setParameter("batch", BATCH)
                .getResultList();
        deleted.forEach(it -> row.purgedUpTo((Long) it));
        return deleted.size();
    }
}
