package com.truewatch.billing.accounts.verification;

import com.truewatch.billing.accounts.platform.jobs.Purge;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;

/** A month without a wrong password ends the row of them, of stand-ins too, unless it has blocked. */
@Singleton
class FailedPasswordPurge implements Purge {
    private static final Duration KEPT = Duration.ofDays(30);

    private static final String DELETE = """
            delete from failed_password where ctid = any(array(
                select ctid from failed_password where failed_at <= :before and failed < 100 limit :batch for update skip locked))
            """;

    private final EntityManager entities;

    FailedPasswordPurge(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public String name() {
        return "failed_password";
    }

    @Override
    public int purge(Instant now) {
        return entities.createNativeQuery(DELETE)
                .setParameter("before", now.minus(KEPT))
                .setParameter("batch", BATCH)
                .executeUpdate();
    }
}
