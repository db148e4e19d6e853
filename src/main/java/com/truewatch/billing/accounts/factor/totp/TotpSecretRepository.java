package com.truewatch.billing.accounts.factor.totp;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The secrets of enrolled apps. */
@Singleton
class TotpSecretRepository implements PanacheRepositoryBase<TotpSecret, OwnedId> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** Those of an account that are enrolled still. */
    List<TotpSecret> findLive(UUID accountId) {
        return list(
                "from TotpSecret s where s.id.accountId = ?1 and exists (select f from Factor f where f.id = s.id and"
                        + " f.removedAt is null)",
                accountId);
    }

    /** Accepts a value of this step, if none of it or of a later one was accepted; of many at once, one is. */
    boolean accept(OwnedId id, long step) {
        return update("lastStep = ?1 where id = ?2 and lastStep < ?1", step, id) == 1;
    }

    /** Those under another key. */
    List<OwnedId> findNotUnder(int keyId, @Nullable OwnedId after, int limit) {
        return getEntityManager()
                .createQuery(
                        "select s.id from TotpSecret s where s.keyId <> :key and (s.id.accountId > :account"
                                + " or s.id.accountId = :account and s.id.id > :id) order by s.id.accountId, s.id.id",
                        OwnedId.class)
                .setParameter("key", keyId)
                .setParameter("account", after == null ? BEFORE_ALL : after.accountId())
                .setParameter("id", after == null ? BEFORE_ALL : after.id())
                .setMaxResults(limit)
                .getResultList();
    }

    /** Locked, so that no step is overwritten. */
    Optional<TotpSecret> lock(OwnedId id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
