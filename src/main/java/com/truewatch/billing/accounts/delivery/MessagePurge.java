package com.truewatch.billing.accounts.delivery;

import com.truewatch.billing.accounts.platform.jobs.Purge;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;

/** A message that was sent, or that nobody needs any more, tells support what a person got for a while. */
@Singleton
class MessagePurge implements Purge {
    private static final Duration KEPT = Duration.ofDays(30);

    private static final String DELETE = """
            delete from message where ctid = any(array(
                select ctid from message where status <> 'QUEUED' and coalesce(sent_at, expires_at) < :before
                limit :batch for update skip locked))
            """;

    private final EntityManager entities;

    MessagePurge(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public String name() {
        return "message";
    }

    @Override
    public int purge(Instant now) {
        return entities.createNativeQuery(DELETE)
                .setParameter("before", now.minus(KEPT))
                .setParameter("batch", BATCH)
                .executeUpdate();
    }
}
