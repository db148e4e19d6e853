package com.truewatch.billing.accounts.factor.passkey;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/** The passkeys that are to be made. */
@Singleton
class PasskeyRegistrationRepository implements PanacheRepositoryBase<PasskeyRegistration, OwnedId> {
    /** One of them, locked until the transaction ends: of parallel answers one is looked at. */
    Optional<PasskeyRegistration> lock(OwnedId id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** A newer one takes the place of those that were not answered. */
    void forgetOpen(UUID accountId) {
        delete("id.accountId = ?1 and usedAt is null", accountId);
    }
}
