package com.truewatch.billing.accounts.factor.passkey;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The challenges that keys sign to log in, or to prove again that the holder is there. */
@Singleton
class PasskeyChallenges implements PanacheRepositoryBase<PasskeyChallenge, UUID> {
    /**
     * Uses it up; false where it is unknown, used, too old or another ticket's. Of many at once, one hears true.
     *
     * @param ticketId of the login whose second proof it is; null where it is of none
     */
    boolean use(UUID id, @Nullable UUID ticketId, Instant now) {
        return update(
                        "usedAt = ?1 where id = ?2 and usedAt is null and expiresAt > ?1"
                                + " and (ticketId is null or ticketId = ?3)",
                        now,
                        id,
                        ticketId)
                == 1;
    }
}
