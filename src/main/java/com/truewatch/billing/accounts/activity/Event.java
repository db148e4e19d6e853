package com.truewatch.billing.accounts.activity;

import com.truewatch.billing.accounts.platform.id.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event of the feed; PostgreSQL adds its position and its transaction. */
@Entity
@SuppressWarnings("UnusedVariable") // Written here, read by SQL.
@Table(name = "event")
class Event {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long position;

    private UUID id;
    private String type;
    private String subject;

    private UUID accountId;

    private long accountVersion;

    private Instant at;

    /** For Hibernate. */
    protected Event() {}

    Event(EventType type, String subject, UUID accountId, long accountVersion, Instant now) {
        this.id = Ids.next();
        this.type = type.wireName();
        this.subject = subject;
        this.accountId = accountId;
        this.accountVersion = accountVersion;
        this.at = now;
    }
}
