package com.truewatch.billing.accounts.cloudaccount.ledger;

import com.truewatch.billing.accounts.platform.id.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that a marketplace told us, or that somebody told us in its name: one row of the ledger. */
@Entity
@Table(name = "marketplace_event")
class MarketplaceEvent {
    @Id
    private UUID id;

    private String provider;
    private @Nullable String externalEventId;
    private String action;
    private @Nullable String subject;
    private String body;
    private boolean verified;

    @Enumerated(EnumType.STRING)
    private EventOutcome outcome;

    private @Nullable String code;
    private int attempts;
    private Instant receivedAt;
    private Instant occurredAt;
    private @Nullable Instant handledAt;

    /** For Hibernate. */
    protected MarketplaceEvent() {}

    /** A genuine one. */
    MarketplaceEvent(NewEvent event, Instant now) {
        this(event.provider(), event.action(), event.body(), now);
        this.externalEventId = event.externalId();
        this.subject = event.subject();
        this.verified = true;
        this.outcome = EventOutcome.PENDING;
        this.occurredAt = event.occurredAt();
    }

    /** One that is not genuine, for this reason. */
    MarketplaceEvent(RejectedEvent refused, Instant now) {
        this(refused.provider(), refused.action(), refused.body(), now);
        this.outcome = EventOutcome.REFUSED;
        this.code = refused.code();
        this.handledAt = now;
    }

    private MarketplaceEvent(String provider, String action, String body, Instant now) {
        this.id = Ids.next();
        this.provider = provider;
        this.action = action;
        this.body = body;
        this.outcome = EventOutcome.PENDING;
        this.receivedAt = now;
        this.occurredAt = now;
    }

    /** It was handled, and this came of it, for this reason where there is one. */
    void settle(EventOutcome reached, @Nullable String why, Instant now) {
        outcome = reached;
        code = why;
        attempts++;
        handledAt = now;
    }

    /** It is to be handled once more. */
    void reopen() {
        outcome = EventOutcome.PENDING;
        code = null;
        handledAt = null;
    }

    /** As its provider reads it. */
    StoredEvent received() {
        return new StoredEvent(action, body, occurredAt);
    }

    UUID id() {
        return id;
    }

    String provider() {
        return provider;
    }

    @Nullable String externalEventId() {
        return externalEventId;
    }

    String action() {
        return action;
    }

    @Nullable String subject() {
        return subject;
    }

    String body() {
        return body;
    }

    /** Whether it is genuine. */
    boolean isVerified() {
        return verified;
    }

    EventOutcome outcome() {
        return outcome;
    }

    /** Why, in a word. */
    @Nullable String code() {
        return code;
    }

    int attempts() {
        return attempts;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    Instant occurredAt() {
        return occurredAt;
    }

    @Nullable Instant handledAt() {
        return handledAt;
    }
}
