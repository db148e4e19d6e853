package com.truewatch.billing.accounts.factor.change;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;

/** The changes of second factors that can be undone still. */
@Singleton
class FactorChangeRepository implements PanacheRepositoryBase<FactorChange, OwnedId> {
    /** One of them, locked until the transaction ends. */
    Optional<FactorChange> lock(OwnedId id, Instant now) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).filter(it -> it.isLive(now));
    }
}
