package com.truewatch.billing.accounts.account.hold;

import com.truewatch.billing.accounts.platform.persistence.ScalarQuery;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The accounts on hold. */
@Singleton
class HoldRepository {
    /** One that somebody works on is left to the next run: he may be prolonging its hold. */
    static final String RELEASE = """
            update account set hold_until = null, version = version + 1, updated_at = :now
            where id = any(array(
                select id from account where hold_until <= :now
                order by hold_until limit :most for update skip locked))
            returning id
            """;

    private final EntityManager entities;

    HoldRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** Ends some holds whose time has come; whose. Of many at once, one gets each. */
    List<UUID> release(Instant now, int most) {
        List<?> released = ScalarQuery.of(entities, RELEASE, "id", UUID.class)
                .setParameter("now", now)
                .setParameter("most", most)
                .getResultList();
        return released.stream().map(UUID.class::cast).toList();
    }
}
