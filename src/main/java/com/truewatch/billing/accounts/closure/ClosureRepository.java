package com.truewatch.billing.accounts.closure;

import com.truewatch.billing.accounts.verification.Challenge;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** The wishes to close, one for an account at most. */
@Singleton
class ClosureRepository implements PanacheRepositoryBase<Closure, UUID> {
    /** The account's, locked until the transaction ends. */
    Optional<Closure> lock(UUID accountId) {
        return findByIdOptional(accountId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The code of this one. */
    Challenge challengeOf(Closure closure) {
        return getEntityManager().find(Challenge.class, closure.challengeId());
    }

    /** In the place of an older one. */
    void replace(Closure closure) {
        getEntityManager().merge(closure);
    }

    void delete(UUID accountId) {
        delete("accountId", accountId);
    }

    /** What any of these sessions has begun. */
    void delete(UUID accountId, Collection<UUID> sessionIds) {
        delete("accountId = ?1 and sessionId in ?2", accountId, sessionIds);
    }
}
