package com.truewatch.billing.accounts.verification;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;

/** The challenges. Tries are counted by statements of their own, never by writing an entity back. */
@Singleton
class ChallengeRepository implements PanacheRepositoryBase<Challenge, OwnedId> {
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
