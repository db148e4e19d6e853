package com.truewatch.billing.accounts.session.secondfactor;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The tickets of logins that are not complete. */
@Singleton
class LoginTicketRepository implements PanacheRepositoryBase<LoginTicket, OwnedId> {
    /** Takes one try; false when none is left or the ticket is good for nothing any more. */
    boolean takeTry(OwnedId id, Instant now) {
        return update(
                        "tries = tries + 1 where id = ?1 and tries < ?2 and usedAt is null and expiresAt > ?3",
                        id,
                        LoginTicket.TRIES,
                        now)
                == 1;
    }

    /** The ticket, if it is still good, locked until the transaction ends: of parallel proofs one completes the login. */
    Optional<LoginTicket> lockOpen(OwnedId id, Instant now) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).filter(it -> it.isOpen(now));
    }

    /** What was right when they were issued need not be so any more. */
    void voidAll(UUID accountId, Instant now) {
        update("usedAt = ?1 where id.accountId = ?2 and usedAt is null and expiresAt > ?1", now, accountId);
    }
}
