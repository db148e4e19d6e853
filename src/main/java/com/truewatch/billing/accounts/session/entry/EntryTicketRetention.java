package com.truewatch.billing.accounts.session.entry;

import com.truewatch.billing.accounts.platform.jobs.Retention;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long tickets are kept. */
@Singleton
class EntryTicketRetention {
    /** Who has issued a ticket to whom can be looked up for a quarter of a year. */
    @Produces
    @Singleton
    static Retention tickets() {
        return Retention.of("entry_ticket", Duration.ofDays(90), "expires_at < :before");
    }
}
