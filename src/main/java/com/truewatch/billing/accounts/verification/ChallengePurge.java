package com.truewatch.billing.accounts.verification;

import com.truewatch.billing.accounts.platform.jobs.Purge;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;

/**
 * A challenge that is over goes when nothing shows it any more; one that nobody was logged in for goes the next day, with
 * the address that was typed.
 */
@Singleton
class ChallengePurge implements Purge {
    private static final Duration KEPT = Duration.ofDays(90);
    private static final Duration KEPT_FOR_STRANGERS = Duration.ofDays(1);

    private static final String DELETE = """
            delete from challenge where ctid = any(array(
                select ctid from challenge
                where coalesce(closed_at, expires_at) < case when limit_key is null then cast(:before as timestamptz) else :dayBefore end
                    and not exists (
                        select from credential_change c
                        where c.account_id = challenge.account_id
                            and challenge.id in (c.current_challenge_id, c.new_challenge_id))
                limit :batch for update skip locked))
            """;

    private final EntityManager entities;

    ChallengePurge(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public String name() {
        return "challenge";
    }

    @Override
    public int purge(Instant now) {
        return entities.createNativeQuery(DELETE)
                .setParameter("before", now.minus(KEPT))
                .setParameter("dayBefore", now.minus(KEPT_FOR_STRANGERS))
                .setParameter("batch", BATCH)
                .executeUpdate();
    }
}
