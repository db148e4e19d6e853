package com.truewatch.billing.accounts.factor.recoverycode;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One of the codes that a holder has kept. Only a keyed hash of it is. */
@Entity
@Table(name = "recovery_code")
class RecoveryCode {
    @EmbeddedId
    @SuppressWarnings("UnusedVariable") // Asked for by queries.
    private Key id;

    @SuppressWarnings("UnusedVariable") // Written by the query that uses it up.
    private @Nullable Instant usedAt;

    /** For Hibernate. */
    protected RecoveryCode() {}

    RecoveryCode(OwnedId factor, byte[] hash) {
        this.id = new Key(factor.accountId(), factor.id(), hash);
    }

    /**
     * Which code of which set.
     *
     * @param accountId whose
     * @param factorId the set
     * @param hash of the code
     */
    @Embeddable
    @SuppressWarnings("ArrayRecordComponent") // Compared by Hibernate alone, within one transaction.
    record Key(UUID accountId, UUID factorId, byte[] hash) implements Serializable {}
}
