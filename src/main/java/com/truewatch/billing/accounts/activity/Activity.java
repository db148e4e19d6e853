package com.truewatch.billing.accounts.activity;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.security.client.Client;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One line of an account's timeline. */
@Entity
@Table(name = "activity")
class Activity {
    /** Whether what was tried was done. */
    public enum Outcome {
        /** Done. */
        SUCCEEDED,
        /** Not done. */
        REFUSED
    }

    @EmbeddedId
    private OwnedId id;

    @Enumerated(EnumType.STRING)
    private ActivityType type;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    private Instant at;
    private @Nullable String network;
    private @Nullable String device;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> details;

    /** For Hibernate. */
    protected Activity() {}

    Activity(
            UUID accountId,
            ActivityType type,
            Outcome outcome,
            @Nullable Client client,
            Map<String, String> details,
            Instant now) {
        this.id = OwnedId.next(accountId);
        this.type = type;
        this.outcome = outcome;
        this.at = now;
        this.network = client == null ? null : client.network();
        this.device = client == null ? null : client.device();
        this.details = details;
    }

    OwnedId id() {
        return id;
    }

    ActivityType type() {
        return type;
    }

    Outcome outcome() {
        return outcome;
    }

    Instant at() {
        return at;
    }

    @Nullable String network() {
        return network;
    }

    @Nullable String device() {
        return device;
    }

    Map<String, String> details() {
        return details;
    }
}
