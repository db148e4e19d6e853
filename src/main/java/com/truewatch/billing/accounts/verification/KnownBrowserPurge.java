package com.truewatch.billing.accounts.verification;

import com.truewatch.billing.accounts.platform.jobs.Purge;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/** A browser that was not used for too long is a stranger's. */
@Singleton
class KnownBrowserPurge implements Purge {
    private static final String DELETE = """
            delete from known_browser where ctid = any(array(
                select ctid from known_browser where expires_at <= :before limit :batch for update skip locked))
            """;

    private final EntityManager entities;

    KnownBrowserPurge(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public String name() {
        return "known_browser";
    }

    @Override
    public int purge(Instant now) {
        return entities.createNativeQuery(DELETE)
                .setParameter("before", now)
                .setParameter("batch", BATCH)
                .executeUpdate();
    }
}
