package com.truewatch.billing.accounts.credential;

import com.truewatch.billing.accounts.platform.jobs.Purge;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;

/** A change that is over answers questions of its holder for a while. */
@Singleton
class CredentialChangePurge implements Purge {
    private static final Duration KEPT = Duration.ofDays(90);

    private static final String DELETE = """
            delete from credential_change where ctid = any(array(
                select ctid from credential_change where coalesce(closed_at, expires_at) < :before
                limit :batch for update skip locked))
            """;

    private final EntityManager entities;

    CredentialChangePurge(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public String name() {
        return "credential_change";
    }

    @Override
    public int purge(Instant now) {
        return entities.createNativeQuery(DELETE)
                .setParameter("before", now.minus(KEPT))
                .setParameter("batch", BATCH)
                .executeUpdate();
    }
}
