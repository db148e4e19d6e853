package com.truewatch.billing.accounts.cloudaccount;

import com.truewatch.billing.accounts.cloudaccount.settlement.CloudAccountStatus;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The cloud accounts. */
@Singleton
public class CloudAccountRepository implements PanacheRepositoryBase<CloudAccount, UUID> {
    /** Waits until nobody else changes what this buyer has, and keeps it so until the transaction ends. */
    public void lockBuyer(String provider, String buyerAccountId) {
        lockText("cloud buyer " + provider + " " + buyerAccountId);
    }

    /** The same for what events name. */
    public void lockSubject(String provider, String subject) {
        lockText("cloud subject " + provider + " " + subject);
    }

    /** As it is now, locked until the transaction ends. */
    public CloudAccount lock(UUID id) {
        CloudAccount found = findByIdOptional(id).orElseThrow();
        getEntityManager().refresh(found, LockModeType.PESSIMISTIC_WRITE);
        return found;
    }

    /** Who has claimed it, as it is now; null where nobody has. */
    public @Nullable UUID findOwnerOf(UUID id) {
        return getEntityManager()
                .createQuery("select accountId from CloudAccount where id = :id", UUID.class)
                .setParameter("id", id)
                .getSingleResult();
    }

    /** What the account has claimed, the newest first, from before {@code before} where it is given. */
    List<CloudAccount> findOf(UUID accountId, @Nullable UUID before, int limit) {
        return before == null
                ? find("accountId = ?1 order by id desc", accountId)
                        .page(0, limit)
                        .list()
                : find("accountId = ?1 and id < ?2 order by id desc", accountId, before)
                        .page(0, limit)
                        .list();
    }

    /** One of them; empty for an unknown or a foreign one. */
    Optional<CloudAccount> findOf(UUID accountId, UUID id) {
        return find("accountId = ?1 and id = ?2", accountId, id).firstResultOptional();
    }

    /** What a renewal may continue: the same buyer's, of the same product, and not over; what expires first comes first. */
    Optional<CloudAccount> findContinuedBy(CloudAccount renewal) {
        return find(
                        "provider = ?1 and buyerAccountId = ?2 and productCode = ?3 and id <> ?4 and status <> ?5"
                                + " order by expiresAt nulls last, id",
                        renewal.provider(),
                        renewal.buyerAccountId(),
                        renewal.productCode(),
                        renewal.id(),
                        CloudAccountStatus.ENDED)
                .firstResultOptional();
    }

    private void lockText(String text) {
        getEntityManager()
                .createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(:text, 0)) as text)")
                .setParameter("text", text)
                .getSingleResult();
    }
}
