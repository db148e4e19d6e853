package com.truewatch.billing.accounts.directory.imports;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/** The imports. */
@Singleton
class AccountImportRepository implements PanacheRepositoryBase<AccountImport, UUID> {
    /** The import, locked until the transaction ends: its lines are worked on one after another. */
    Optional<AccountImport> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** That of this operator under this key, locked. */
    Optional<AccountImport> lockUnder(String operator, String key) {
        return find("operator = ?1 and idempotencyKey = ?2", operator, key)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }
}
