package com.truewatch.billing.accounts.factor.totp;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/** The apps that are to be enrolled. */
@Singleton
class TotpRegistrationRepository implements PanacheRepositoryBase<TotpRegistration, OwnedId> {
    /** One of them, locked until the transaction ends. */
    Optional<TotpRegistration> lock(OwnedId id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** A newer one takes the place of those that were not completed. */
    void forgetOpen(UUID accountId) {
        delete("id.accountId = ?1 and completedAt is null", accountId);
    }
}
