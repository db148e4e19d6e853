package com.truewatch.billing.accounts.session;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The sessions. */
@Singleton
class SessionRepository implements PanacheRepositoryBase<Session, OwnedId> {
    /** The session, locked until the transaction ends: of parallel refreshes one rotates. */
    Optional<Session> lock(OwnedId id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Every session of the account that nobody has ended, but one; locked, in a fixed order. */
    List<Session> lockOthers(UUID accountId, UUID keptId) {
        return find("id.accountId = ?1 and id.id <> ?2 and endedAt is null order by id.id", accountId, keptId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}
