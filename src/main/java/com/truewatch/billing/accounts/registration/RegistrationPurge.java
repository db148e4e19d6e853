package com.truewatch.billing.accounts.registration;

import com.truewatch.billing.accounts.platform.jobs.Purge;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;

/** An email that was never proved is nobody's customer: it is not kept for longer than a day. */
@Singleton
class RegistrationPurge implements Purge {
    private static final Duration KEPT = Duration.ofDays(1);

    private static final String DELETE = """
            delete from registration where ctid = any(array(
                select ctid from registration where created_at <= :before limit :batch for update skip locked))
            """;

    private final EntityManager entities;

    RegistrationPurge(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public String name() {
        return "registration";
    }

    @Override
    public int purge(Instant now) {
        return entities.createNativeQuery(DELETE)
                .setParameter("before", now.minus(KEPT))
                .setParameter("batch", BATCH)
                .executeUpdate();
    }
}
