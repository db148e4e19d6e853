package com.truewatch.billing.accounts.session.entry;

import com.truewatch.billing.accounts.platform.jobs.TablePurge;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/** Who has issued a ticket to whom can be looked up for a quarter of a year. */
@Singleton
class EntryTicketPurge extends TablePurge {
    EntryTicketPurge(EntityManager entities) {
        super(entities, "entry_ticket", Duration.ofDays(90), "expires_at < :before");
    }
}
