package com.truewatch.billing.accounts.factor.recoverycode;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;

/** The recovery codes. */
@Singleton
class RecoveryCodeRepository implements PanacheRepositoryBase<RecoveryCode, RecoveryCode.Key> {
    /** Uses one of this set up; false where none of the hashes is of an unused code of it. Of many at once, one hears true. */
    boolean use(OwnedId set, Collection<byte[]> hashes, Instant now) {
        return update(
                        "usedAt = ?1 where id.accountId = ?2 and id.factorId = ?3 and id.hash in ?4 and usedAt is null",
                        now,
                        set.accountId(),
                        set.id(),
                        hashes)
                > 0;
    }
}
