package com.truewatch.billing.accounts.platform.limits;

import com.truewatch.billing.accounts.platform.jobs.Purge;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/** Uses that have left every window are forgotten, and with them the addresses of networks. */
@Singleton
class RateLimitPurge implements Purge {
    private static final String DELETE = """
            delete from rate_limit where ctid = any(array(
                select ctid from rate_limit where lapses_at <= :before limit :batch for update skip locked))
            """;

    private final EntityManager entities;

    RateLimitPurge(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public String name() {
        return "rate_limit";
    }

    @Override
    public int purge(Instant now) {
        return entities.createNativeQuery(DELETE)
                .setParameter("before", now)
                .setParameter("batch", BATCH)
                .executeUpdate();
    }
}
