package com.truewatch.billing.accounts.factor.removal;

import com.truewatch.billing.accounts.factor.removal.FactorRemoval.RemovalState;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The removals of second factors by staff. */
@Singleton
class FactorRemovalRepository implements PanacheRepositoryBase<FactorRemoval, OwnedId> {
    private static final UUID AFTER_ALL = new UUID(-1L, -1L);
    private static final String DUE = """
            select id from FactorRemoval
            where state = OPEN and approvedBy is not null and openedAt <= :opened and openedAt > :lapsed
            order by openedAt
            """;

    /** The removal, locked until the transaction ends; its account is locked before. */
    Optional<FactorRemoval> lock(OwnedId id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** What is not over of this account, locked. */
    List<FactorRemoval> lockOpenOf(UUID accountId) {
        return find("id.accountId = ?1 and state = ?2", accountId, RemovalState.OPEN)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** The account's newest, before {@code before} where it is given. */
    List<FactorRemoval> findAllOf(UUID accountId, @Nullable UUID before, int limit) {
        return find(
                        "id.accountId = ?1 and id.id < ?2 order by id.id desc",
                        accountId,
                        before == null ? AFTER_ALL : before)
                .range(0, limit - 1)
                .list();
    }

    /** Those that may take effect now, the oldest first. */
    List<OwnedId> findDue(Instant now, int limit) {
        return getEntityManager()
                .createQuery(DUE, OwnedId.class)
                .setParameter("opened", now.minus(FactorRemoval.DELAY))
                .setParameter("lapsed", now.minus(FactorRemoval.LIFETIME))
                .setMaxResults(limit)
                .getResultList();
    }
}
