package com.truewatch.billing.accounts.verification;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The challenges. Tries are counted by statements of their own, never by writing an entity back. */
@Singleton
class ChallengeRepository implements PanacheRepositoryBase<Challenge, OwnedId> {
    /** The request for a code that anyone may name by its id, locked until the transaction ends. */
    Optional<Challenge> lock(UUID id, Purpose purpose) {
        return find("id.id = ?1 and purpose = ?2", id, purpose)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Voids every code of an account that is not used yet. */
    void closeAll(UUID accountId, Instant now) {
        update("closedAt = ?1 where id.accountId = ?2 and closedAt is null", now, accountId);
    }

    /** Gives one try back: the code was right. */
    void giveTryBack(OwnedId id) {
        update("tries = tries - 1 where id = ?1 and tries > 0", id);
    }

    /** Uses a right code up, whose try was none; false when it was used, voided or replaced before. */
    boolean close(OwnedId id, int send, Instant now) {
        return update(
                        "closedAt = ?1, tries = case when tries > 0 then tries - 1 else 0 end"
                                + " where id = ?2 and sends = ?3 and closedAt is null",
                        now,
                        id,
                        send)
                == 1;
    }

    /** Changes nothing, and is a write all the same. */
    void touch(OwnedId id) {
        update("tries = tries where id = ?1", id);
    }
}
