package com.truewatch.billing.accounts.cloudaccount.ledger;

import com.truewatch.billing.accounts.platform.id.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Who had an event handled again, and why: written with what was done, never changed. */
@Entity
@SuppressWarnings("UnusedVariable") // Written here, read by SQL.
@Table(name = "marketplace_event_replay")
class MarketplaceEventReplay {
    @Id
    private UUID id;

    private UUID eventId;
    private String operator;
    private String reason;

    @Enumerated(EnumType.STRING)
    private EventOutcome before;

    private Instant at;

    /** For Hibernate. */
    protected MarketplaceEventReplay() {}

    /** By the subject of this operator's token. */
    MarketplaceEventReplay(MarketplaceEvent event, String operator, String reason, Instant now) {
        this.id = Ids.next();
        this.eventId = event.id();
        this.operator = operator;
        this.reason = reason;
        this.before = event.outcome();
        this.at = now;
    }
}
