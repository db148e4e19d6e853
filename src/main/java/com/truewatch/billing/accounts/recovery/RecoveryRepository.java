package com.truewatch.billing.accounts.recovery;

import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The recoveries. */
@Singleton
class RecoveryRepository implements PanacheRepositoryBase<AddressRecovery, OwnedId> {
    private static final UUID AFTER_ALL = new UUID(-1L, -1L);

    private static final String DUE = """
            select id from AddressRecovery
            where state = OPEN and confirmedAt is not null and (not approvalNeeded or approvedBy is not null)
                and openedAt <= :opened
            order by openedAt
            """;

    /** By the part of its id that travels. */
    Optional<AddressRecovery> find(UUID id) {
        return find("id.id", id).firstResultOptional();
    }

    /** The recovery, locked until the transaction ends; its account is locked before. */
    Optional<AddressRecovery> lock(OwnedId id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** What is not over of this account, locked. */
    List<AddressRecovery> lockOpenOf(UUID accountId, Credential credential) {
        return find("id.accountId = ?1 and credential = ?2 and state = ?3", accountId, credential, RecoveryState.OPEN)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** What is not over of this account, locked; one that has expired by time may be among them. */
    List<AddressRecovery> lockOpenOf(UUID accountId) {
        return find("id.accountId = ?1 and state = ?2", accountId, RecoveryState.OPEN)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** What is not over of this account's address. */
    List<AddressRecovery> findOpenOf(UUID accountId, Credential credential) {
        return list("id.accountId = ?1 and credential = ?2 and state = ?3", accountId, credential, RecoveryState.OPEN);
    }

    /** The account's newest, before {@code before} where it is given. */
    List<AddressRecovery> findAllOf(UUID accountId, @Nullable UUID before, int limit) {
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
                .setParameter("opened", now.minus(AddressRecovery.DELAY))
                .setMaxResults(limit)
                .getResultList();
    }
}
