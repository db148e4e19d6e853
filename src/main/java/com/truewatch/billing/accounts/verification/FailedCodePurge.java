package com.truewatch.billing.accounts.verification;

import com.truewatch.billing.accounts.platform.jobs.Purge;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;

/** A window that is over counts no longer; a month later a row of wrong codes is over too, unless it has blocked. */
@Singleton
class FailedCodePurge implements Purge {
    private static final Duration KEPT = Duration.ofDays(30);

    private static final String DELETE = """
            delete from failed_code_budget where ctid = any(array(
                select ctid from failed_code_budget where window_started_at <= :before and in_a_row < 100 limit :batch for update skip locked))
            """;

    private final EntityManager entities;

    FailedCodePurge(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public String name() {
        return "failed_code_budget";
    }

    @Override
    public int purge(Instant now) {
        return entities.createNativeQuery(DELETE)
                .setParameter("before", now.minus(KEPT))
                .setParameter("batch", BATCH)
                .executeUpdate();
    }
}
