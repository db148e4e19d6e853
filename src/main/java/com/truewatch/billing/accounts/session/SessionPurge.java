package com.truewatch.billing.accounts.session;

import com.truewatch.billing.accounts.platform.jobs.Purge;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;

/** A session that is over answers questions of its holder for a while, and goes when no change shows it any more. */
@Singleton
class SessionPurge implements Purge {
    private static final Duration KEPT = Duration.ofDays(90);

    private static final String DELETE = """
            delete from session where ctid = any(array(
                select ctid from session
                where last_used_at < :before
                    and (ended_at < :before
                        or (ended_at is null and (expires_at < :before or last_used_at < :lapsed)))
                    and not exists (
                        select from credential_change c
                        where c.account_id = session.account_id and c.session_id = session.id)
                limit :batch for update skip locked))
            """;

    private final EntityManager entities;
    private final SessionConfig config;

    SessionPurge(EntityManager entities, SessionConfig config) {
        this.entities = entities;
        this.config = config;
    }

    @Override
    public String name() {
        return "session";
    }

    @Override
    public int purge(Instant now) {
        Instant before = now.minus(KEPT);
        return entities.createNativeQuery(DELETE)
                .setParameter("before", before)
                .setParameter("lapsed", before.minus(config.idle()))
                .setParameter("batch", BATCH)
                .executeUpdate();
    }
}
