package com.truewatch.billing.accounts.factor.removal;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** The removal of all second factors of an account whose holder has lost them. */
@Entity
@DynamicUpdate
@Table(name = "factor_removal")
class FactorRemoval {
    /** How long whoever has a factor can stop it. */
    static final Duration DELAY = Duration.ofDays(3);

    /** How long it waits for a second operator. */
    static final Duration LIFETIME = Duration.ofDays(7);

    /** OPEN -> COMPLETED, STOPPED or EXPIRED. */
    @Schema(name = "FactorRemovalState")
    enum RemovalState {
        /** It waits, for a second operator and for its time. */
        OPEN,
        /** The account has no second factor any more. */
        COMPLETED,
        /** Somebody has proved a factor meanwhile, or another removal took its place. */
        STOPPED,
        /** Within a week no second operator agreed. */
        EXPIRED
    }

    @EmbeddedId
    private OwnedId id;

    @Enumerated(EnumType.STRING)
    private RemovalState state;

    private String reason;

    private String openedBy;

    private Instant openedAt;

    private @Nullable String approvedBy;

    private @Nullable Instant approvedAt;

    private @Nullable Instant endedAt;

    /** For Hibernate. */
    protected FactorRemoval() {}

    FactorRemoval(UUID accountId, String operator, String reason, Instant now) {
        this.id = OwnedId.next(accountId);
        this.state = RemovalState.OPEN;
        this.reason = reason;
        this.openedBy = operator;
        this.openedAt = now;
    }

    /** Where it is; one that waits too long has expired by time alone. */
    RemovalState stateAt(Instant now) {
        return state == RemovalState.OPEN && !now.isBefore(openedAt.plus(LIFETIME)) ? RemovalState.EXPIRED : state;
    }

    /**
     * A second operator agrees.
     *
     * @throws ProblemException {@code wrong-state} for one that is over; {@code forbidden} for the one who has opened it
     */
    void approve(String operator, Instant now) {
        if (stateAt(now) != RemovalState.OPEN) {
            throw new ProblemException(Problem.WRONG_STATE).with("state", stateAt(now));
        }
        if (operator.equals(openedBy)) {
            throw new ProblemException(Problem.FORBIDDEN);
        }
        if (approvedBy == null) {
            approvedBy = operator;
            approvedAt = now;
        }
    }

    /** Whether nothing stands in its way but its account. */
    boolean isDue(Instant now) {
        return stateAt(now) == RemovalState.OPEN && approvedBy != null && !now.isBefore(dueAt());
    }

    /** It is over. */
    void end(RemovalState end, Instant now) {
        state = end;
        endedAt = now;
    }

    OwnedId id() {
        return id;
    }

    String reason() {
        return reason;
    }

    String openedBy() {
        return openedBy;
    }

    Instant openedAt() {
        return openedAt;
    }

    @Nullable String approvedBy() {
        return approvedBy;
    }

    @Nullable Instant approvedAt() {
        return approvedAt;
    }

    @Nullable Instant endedAt() {
        return endedAt;
    }

    /** When it takes effect at the earliest. */
    Instant dueAt() {
        return openedAt.plus(DELAY);
    }
}
