package com.truewatch.billing.accounts.factor.totp;

import com.truewatch.billing.accounts.platform.persistence.ScalarQuery;
import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/** Asks PostgreSQL, in the transaction of the caller. */
@DefaultBean
@Singleton
class PostgresTime implements DatabaseTime {
    private final EntityManager entities;

    PostgresTime(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Instant now() {
        return (Instant) ScalarQuery.of(entities, "select clock_timestamp() as now", "now", Instant.class)
                .getSingleResult();
    }
}
