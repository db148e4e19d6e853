package com.truewatch.billing.accounts.cloudaccount;

import com.truewatch.billing.accounts.cloudaccount.settlement.CloudAccountStatus;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The cloud accounts. */
@Singleton
public class CloudAccountRepository implements PanacheRepositoryBase<CloudAccount, UUID> {
    private static final String WAITING = """
            select id from CloudAccount account
            where provider = :provider and status = :ending and exists (
                select 1 from CloudSubscription subscription
                where subscription.cloudAccountId = account.id and subscription.status = :ended
                    and not subscription.endExplained and not subscription.superseded
                    and subscription.endHeardAt <= :until)
            order by id
            """;

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

    /** That of a subscription, as it is now. */
    Optional<CloudAccount> findOf(CloudSubscription subscription) {
        return find("id = (select cloudAccountId from CloudSubscription where id = ?1)", subscription.id())
                .firstResultOptional();
    }

    /** Those of the same buyer and product, this one too. */
    List<CloudAccount> findFamilyOf(CloudAccount one) {
        return list(
                "provider = ?1 and buyerAccountId = ?2 and productCode = ?3 order by id",
                one.provider(),
                one.buyerAccountId(),
                one.productCode());
    }

    /** Those in which an end of which no reason is known was heard until then, and nothing has come of it. */
    public List<UUID> findWaiting(String provider, Instant until, int limit) {
        return getEntityManager()
                .createQuery(WAITING, UUID.class)
                .setParameter("provider", provider)
                .setParameter("ending", CloudAccountStatus.ENDING)
                .setParameter("ended", SubscriptionStatus.ENDED)
                .setParameter("until", until)
                .setMaxResults(limit)
                .getResultList();
    }

    private void lockText(String text) {
        getEntityManager()
                .createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(:text, 0)) as text)")
                .setParameter("text", text)
                .getSingleResult();
    }
}
