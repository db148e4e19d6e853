package com.truewatch.billing.accounts.factor.change;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** Second factors were enrolled, removed or replaced, and the password of that moment. */
@Entity
@DynamicUpdate
@Table(name = "factor_change")
class FactorChange {
    /** For so long it can be undone. */
    static final Duration LIFETIME = Duration.ofDays(7);

    @EmbeddedId
    private OwnedId id;

    private Instant changedAt;

    private @Nullable String passwordHash;

    private @Nullable Instant heldAt;

    private @Nullable Instant undoneAt;

    /** For Hibernate. */
    protected FactorChange() {}

    FactorChange(UUID accountId, @Nullable String passwordHash, Instant now) {
        this.id = OwnedId.next(accountId);
        this.changedAt = now;
        this.passwordHash = passwordHash;
    }

    boolean isLive(Instant now) {
        return now.isBefore(changedAt.plus(LIFETIME));
    }

    /** The account is held because of it; once, so that nobody holds an account for ever by one link. */
    boolean hold(Instant now) {
        boolean first = heldAt == null;
        if (first) {
            heldAt = now;
        }
        return first;
    }

    /** It is undone; whether it was not before. */
    boolean undo(Instant now) {
        boolean first = undoneAt == null;
        if (first) {
            undoneAt = now;
        }
        return first;
    }

    OwnedId id() {
        return id;
    }

    Instant changedAt() {
        return changedAt;
    }

    @Nullable String passwordHash() {
        return passwordHash;
    }
}
