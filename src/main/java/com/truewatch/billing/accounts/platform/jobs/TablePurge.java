package com.truewatch.billing.accounts.platform.jobs;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.ZoneOffset;

/** A purge of one table by its retention. */
final class TablePurge implements Purge {
    private final EntityManager entities;
    private final Retention retention;
    private final String delete;

    TablePurge(EntityManager entities, Retention retention) {
        this.entities = entities;
        this.retention = retention;
        this.delete = "delete from %s where ctid = any(array(%s))".formatted(retention.table(), selection(retention));
    }

    /** Finds a batch of what is due. */
    static String selection(Retention retention) {
        return "select ctid from %s where %s limit :batch for update skip locked"
                .formatted(retention.table(), retention.condition());
    }

    @Override
    public String name() {
        return retention.table();
    }

    @Override
    public int purge(Instant now) {
        Query query = entities.createNativeQuery(delete).setParameter("batch", BATCH);
        retention
                .ages()
                .forEach((name, age) -> query.setParameter(
                        name, now.atOffset(ZoneOffset.UTC).minus(age).toInstant()));
        return query.executeUpdate();
    }
}
