package com.truewatch.billing.accounts.platform.idempotency;

import com.truewatch.billing.accounts.platform.jobs.Purge;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/** An answer that no repeat gets any more. */
@Singleton
class IdempotentRequestPurge implements Purge {
    private static final String DELETE = """
            delete from idempotent_request where ctid = any(array(
                select ctid from idempotent_request where created_at < :before limit :batch for update skip locked))
            """;

    private final EntityManager entities;

    IdempotentRequestPurge(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public String name() {
        return "idempotent_request";
    }

    @Override
    public int purge(Instant now) {
        return entities.createNativeQuery(DELETE)
                .setParameter("before", now.minus(IdempotentRequest.LIFETIME))
                .setParameter("batch", BATCH)
                .executeUpdate();
    }
}
