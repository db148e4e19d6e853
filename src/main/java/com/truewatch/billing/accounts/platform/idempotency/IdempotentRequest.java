package com.truewatch.billing.accounts.platform.idempotency;

import com.truewatch.billing.accounts.platform.idempotency.answer.StoredAnswer;
import jakarta.persistence.Basic;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A call under a key: it runs, then it has an answer, then it is forgotten. */
@Entity
@Table(name = "idempotent_request")
public class IdempotentRequest {
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

    private byte @Nullable [] answer;

    @Basic
    private @Nullable Instant erasedAt;

    /** For Hibernate. */
    protected IdempotentRequest() {}

    /** Begins to run; {@code bodyTag} is derived from the body under the key of the claim. */
    IdempotentRequest(Claim.Won claim, byte[] bodyTag, Instant now) {
        this.id = claim.request();
        this.tagKeyId = claim.keyId();
        this.bodyTag = bodyTag;
        this.run = claim.run();
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
        answer = null;
        erasedAt = null;
    }

    /** Whether it was answered. */
    boolean isEnded() {
        return status != null;
    }

    /** Whether the account is closed that its answer told of. */
    boolean isErased() {
        return erasedAt != null;
    }

    /** What it was answered; null where the version before this one has kept it in clear. */
    byte @Nullable [] encryptedAnswer() {
        return body == null && (headers == null || headers.isEmpty()) ? answer : null;
    }

    /** What it was answered, where that is in clear. */
    StoredAnswer clearAnswer() {
        return new StoredAnswer(Objects.requireNonNull(status), Objects.requireNonNull(headers), body);
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

    public RequestId id() {
        return id;
    }

    public UUID run() {
        return run;
    }

    public String tagKeyId() {
        return tagKeyId;
    }

    byte[] bodyTag() {
        return bodyTag;
    }

    Instant createdAt() {
        return createdAt;
    }
}
