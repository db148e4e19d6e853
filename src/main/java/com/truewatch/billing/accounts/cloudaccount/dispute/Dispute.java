package com.truewatch.billing.accounts.cloudaccount.dispute;

import com.truewatch.billing.accounts.platform.id.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A buyer came from the marketplace for a subscription that another account had claimed by its ids. Open until staff decide,
 * once; never changed after that.
 */
@Entity
@Table(name = "cloud_account_dispute")
class Dispute {
    @Id
    private UUID id;

    private UUID cloudAccountId;
    private UUID accountId;
    private UUID claimantId;
    private Instant openedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable DisputeDecision decision;

    private @Nullable String operator;
    private @Nullable String reason;
    private @Nullable Instant resolvedAt;

    /** For Hibernate. */
    protected Dispute() {}

    /** Between whoever has claimed it and this claimant. */
    Dispute(UUID cloudAccountId, UUID accountId, UUID claimantId, Instant now) {
        this.id = Ids.next();
        this.cloudAccountId = cloudAccountId;
        this.accountId = accountId;
        this.claimantId = claimantId;
        this.openedAt = now;
    }

    /** It is decided by the subject of this operator's token. */
    void resolve(DisputeDecision made, String by, String why, Instant now) {
        if (decision != null) {
            throw new IllegalStateException("resolved already");
        }
        decision = made;
        operator = by;
        reason = why;
        resolvedAt = now;
    }

    UUID id() {
        return id;
    }

    UUID cloudAccountId() {
        return cloudAccountId;
    }

    /** Who had claimed it when the dispute was opened. */
    UUID accountId() {
        return accountId;
    }

    UUID claimantId() {
        return claimantId;
    }

    Instant openedAt() {
        return openedAt;
    }

    /** Null while it is open. */
    @Nullable DisputeDecision decision() {
        return decision;
    }

    @Nullable String operator() {
        return operator;
    }

    @Nullable String reason() {
        return reason;
    }

    @Nullable Instant resolvedAt() {
        return resolvedAt;
    }
}
