package com.truewatch.billing.accounts.platform.idempotency;

import jakarta.persistence.Basic;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A call under a key: it runs, then it has an answer, then it is forgotten. */
@Entity
@Table(name = "idempotent_request")
class IdempotentRequest {
    /** How long a repeat gets the first answer. */
    static final Duration LIFETIME = Duration.ofHours(24);

    /** Longer than any call takes: what has no answer by then has died, with its replica or its database. */
    static final Duration LONGEST_RUN = Duration.ofMinutes(1);

    @EmbeddedId
    private RequestId id;

    @Basic
    private UUID run;

    private String tagKeyId;

    private byte[] bodyTag;

    @Basic
    private Instant createdAt;

    private @Nullable Integer status;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Map<String, String> headers;

    private @Nullable String body;

    /** For Hibernate. */
    protected IdempotentRequest() {}

    /** Begins to run; {@code bodyTag} is derived from the body under the key of this id. */
    IdempotentRequest(RequestId id, String tagKeyId, byte[] bodyTag, UUID run, Instant now) {
        this.id = id;
        this.tagKeyId = tagKeyId;
        this.bodyTag = bodyTag;
        this.run = run;
        this.createdAt = now;
    }

    /** Begins anew: what was before is forgotten. */
    void restart(IdempotentRequest anew) {
        tagKeyId = anew.tagKeyId;
        bodyTag = anew.bodyTag;
        run = anew.run;
        createdAt = anew.createdAt;
        status = null;
        headers = null;
        body = null;
    }

    /** Ends with this answer. */
    void end(StoredAnswer answer) {
        status = answer.status();
        headers = answer.headers();
        body = answer.body();
    }

    /** What it was answered; empty while it runs. */
    Optional<StoredAnswer> answer() {
        return status == null || headers == null
                ? Optional.empty()
                : Optional.of(new StoredAnswer(status, headers, body));
    }

    /** Whether its time is over. */
    boolean isForgotten(Instant now) {
        return now.isAfter(createdAt.plus(LIFETIME));
    }

    /** Whether whoever ran it has died. */
    boolean isAbandoned(Instant now) {
        return status == null && !now.isBefore(createdAt.plus(LONGEST_RUN));
    }

    /** Whether it is still this run's. */
    boolean isRunBy(UUID which) {
        return status == null && run.equals(which);
    }

    RequestId id() {
        return id;
    }

    UUID run() {
        return run;
    }

    String tagKeyId() {
        return tagKeyId;
    }

    byte[] bodyTag() {
        return bodyTag;
    }

    Instant createdAt() {
        return createdAt;
    }
}
