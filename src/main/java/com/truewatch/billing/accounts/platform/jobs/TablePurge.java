package com.truewatch.billing.accounts.platform.jobs;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;

/** A purge of one table by one condition. */
public abstract class TablePurge implements Purge {
    private final EntityManager entities;
    private final String table;
    private final Duration kept;
    private final String delete;

    /**
     * Of this table, named by us and nobody else.
     *
     * @param kept for how long a row stays after the time that the condition looks at
     * @param condition in SQL, on {@code :before}: what is so old goes
     */
    protected TablePurge(EntityManager entities, String table, Duration kept, String condition) {
        this.entities = entities;
        this.table = table;
        this.kept = kept;
        this.delete = """
                delete from %1$s where ctid = any(array(
                    select ctid from %1$s where %2$s limit :batch for update skip locked))
                """.formatted(table, condition);
    }

    @Override
    public String name() {
        return table;
    }

    @Override
    public int purge(Instant now) {
        return entities.createNativeQuery(delete)
                .setParameter("before", now.minus(kept))
                .setParameter("batch", BATCH)
                .executeUpdate();
    }
}
