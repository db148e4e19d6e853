package com.truewatch.billing.accounts.session.entry;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;

/** The tickets. */
@Singleton
class EntryTicketRepository implements PanacheRepositoryBase<EntryTicket, OwnedId> {
    /** Whether it was good until now; of many at once, one hears so. */
    boolean use(OwnedId id, Instant now) {
        return update("usedAt = ?1 where id = ?2 and usedAt is null and expiresAt > ?1", now, id) > 0;
    }
}
