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
    /** The request for a code that anyone may name by its id. */
    Optional<Challenge> find(UUID id, Purpose purpose) {
        return find(id, purpose, LockModeType.NONE);
    }

    /** The same, locked until the transaction ends. */
    Optional<Challenge> lock(UUID id, Purpose purpose) {
        return find(id, purpose, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<Challenge> find(UUID id, Purpose purpose, LockModeType lock) {
        return find("id.id = ?1 and purpose = ?2", id, purpose).withLock(lock).firstResultOptional();
    }

    /** Voids every code of an account that is not used yet. */
    void closeAll(UUID accountId, Instant now) {
        update("closedAt = ?1 where id.accountId = ?2 and closedAt is null", now, accountId);
    }

    /** Takes one try; false when none is left or the code cannot be right any more. */
    boolean takeTry(OwnedId id, Instant now) {
        return update(
                        "tries = tries + 1 where id = ?1 and tries < ?2 and closedAt is null and expiresAt > ?3",
                        id,
                        CodePolicy.TRIES,
                        now)
                == 1;
    }

    /** Gives one try back: the code was right. */
    void giveTryBack(OwnedId id) {
        update("tries = tries - 1 where id = ?1 and tries > 0", id);
    }

    /** Uses a code up; false when it was used, voided or replaced before. */
    boolean close(OwnedId id, int send, Instant now) {
        return update("closedAt = ?1 where id = ?2 and sends = ?3 and closedAt is null", now, id, send) == 1;
    }
}
