package com.truewatch.billing.accounts.factor;

import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.account.event.ChangesUndone;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A second factor of an account. One that is removed stays for as long as the removal can be undone; nothing else sees it
 * any more.
 */
@Entity
@DynamicUpdate
@Table(name = "factor")
public class Factor {
    private static final Duration DISTRUST = Duration.ofDays(7);

    @EmbeddedId
    private OwnedId id;

    @Enumerated(EnumType.STRING)
    private FactorType type;

    private @Nullable String name;

    private UUID sessionId;

    private boolean byCode;

    private Instant enrolledAt;

    private @Nullable Instant lastUsedAt;

    private @Nullable Instant removedAt;

    /** For Hibernate. */
    protected Factor() {}

    /**
     * One that is enrolled now.
     *
     * @param id its key; that of its registration, where it had one
     * @param name by which its holder knows it; null for recovery codes
     * @param holder in whose session
     */
    public Factor(OwnedId id, FactorType type, @Nullable String name, Holder holder, Instant now) {
        this.id = id;
        this.type = type;
        this.name = name;
        this.sessionId = holder.sessionId();
        this.byCode = holder.isByCode();
        this.enrolledAt = now;
    }

    /**
     * Whether who made those changes may have enrolled it: since then, in a session that made one of them, or in the seven
     * days before in a session that began by no more than a code.
     */
    boolean isDistrustedBy(ChangesUndone undone) {
        boolean byRecentCode = byCode && enrolledAt.isAfter(undone.since().minus(DISTRUST));
        return !enrolledAt.isBefore(undone.since())
                || byRecentCode
                || undone.sessionIds().contains(sessionId);
    }

    /** Calls it by another name. */
    void rename(String changed) {
        name = changed;
    }

    /** It was a proof. */
    public void use(Instant now) {
        lastUsedAt = now;
    }

    /** It is a proof no longer. */
    void remove(Instant now) {
        removedAt = now;
    }

    /** Whether it still is the account's. */
    public boolean isLive() {
        return removedAt == null;
    }

    /** Its key. */
    public OwnedId id() {
        return id;
    }

    /** What it is. */
    public FactorType type() {
        return type;
    }

    @Nullable String name() {
        return name;
    }

    Instant enrolledAt() {
        return enrolledAt;
    }

    @Nullable Instant lastUsedAt() {
        return lastUsedAt;
    }
}
