package com.truewatch.billing.accounts.workspace;

import com.truewatch.billing.accounts.platform.id.Ids;
import com.truewatch.billing.accounts.workspace.settlement.LockReason;
import com.truewatch.billing.accounts.workspace.settlement.WorkspaceStatus;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What sends its bills to one account. Changed only by who has locked its account and then itself; each verb counts in its
 * version, which events carry.
 */
@Entity
@Table(name = "workspace")
public class Workspace {
    /** How long before its lock is final its holder is reminded. */
    private static final List<Duration> REMINDERS = List.of(Duration.ofDays(7), Duration.ofDays(1));

    @Id
    private String id;

    private UUID accountId;
    private UUID bindingId;
    private String name;
    private String site;

    @Enumerated(EnumType.STRING)
    private @Nullable LockReason lockReason;

    private @Nullable Instant lockedFinallyAt;
    private @Nullable Instant reminderAt;
    private boolean lockTold;
    private @Nullable Instant dissolvedAt;
    private long version;

    /** For Hibernate. */
    protected Workspace() {}

    /** The console shows it under another name; whether that changed anything. */
    boolean rename(String changed) {
        if (name.equals(changed)) {
            return false;
        }
        name = changed;
        version++;
        return true;
    }

    /** Another method settles it. */
    void settledAnew() {
        version++;
    }

    /**
     * Begins the countdown of a lock; whether it did. One that runs goes on as it is, with its reason and its end, and a
     * lock that is final stays so.
     */
    public boolean lock(LockReason reason, Instant finallyAt, Instant now) {
        if (lockReason != null) {
            return false;
        }
        lockReason = reason;
        lockedFinallyAt = finallyAt;
        reminderAt = reminderAfter(now);
        version++;
        return true;
    }

    /** Ends a countdown in time. */
    void unlock(Instant now) {
        requireStatus(WorkspaceStatus.LOCKING, now);
        lockReason = null;
        lockedFinallyAt = null;
        reminderAt = null;
        version++;
    }

    /**
     * Whether its holder is to be reminded of its countdown now; the next time is another one. Where several were missed,
     * one is enough.
     */
    public boolean remind(Instant now) {
        if (reminderAt == null || now.isBefore(reminderAt)) {
            return false;
        }
        reminderAt = reminderAfter(now);
        return status(now) == WorkspaceStatus.LOCKING;
    }

    /** Its lock is final, and from now on everybody knows. */
    public void tellLock(Instant now) {
        requireStatus(WorkspaceStatus.LOCKED, now);
        lockTold = true;
        version++;
    }

    /** It sends its bills to another account; a countdown goes on. */
    void moveTo(UUID account) {
        accountId = account;
        bindingId = Ids.next();
        version++;
    }

    /** It is gone, and sends its bills to nobody any more. */
    void dissolve(Instant now) {
        dissolvedAt = now;
        reminderAt = null;
        version++;
    }

    boolean isDissolved() {
        return dissolvedAt != null;
    }

    /** Where it is; a lock becomes final by time alone. */
    public WorkspaceStatus status(Instant now) {
        if (isDissolved()) {
            return WorkspaceStatus.DISSOLVED;
        }
        if (lockedFinallyAt == null) {
            return WorkspaceStatus.ACTIVE;
        }
        return now.isBefore(lockedFinallyAt) ? WorkspaceStatus.LOCKING : WorkspaceStatus.LOCKED;
    }

    /** Whether its countdown runs for this reason. */
    public boolean isLockingBy(LockReason reason, Instant now) {
        return status(now) == WorkspaceStatus.LOCKING && lockReason == reason;
    }

    /** The console's id. */
    public String id() {
        return id;
    }

    /** Whose it is, or was when it was dissolved. */
    public UUID accountId() {
        return accountId;
    }

    /** Names its stay at this account; later stays are greater. */
    UUID bindingId() {
        return bindingId;
    }

    /** As the console shows it. */
    public String name() {
        return name;
    }

    /** Where it lives. */
    public String site() {
        return site;
    }

    /** Why it is locked, or about to be; null where it is neither. */
    public @Nullable LockReason lockReason() {
        return lockReason;
    }

    /** When its lock becomes final, or became so. */
    public @Nullable Instant lockedFinallyAt() {
        return lockedFinallyAt;
    }

    public boolean isLockTold() {
        return lockTold;
    }

    /** Counts its changes. */
    long version() {
        return version;
    }

    private @Nullable Instant reminderAfter(Instant now) {
        Instant finallyAt = lockedFinallyAt;
        return finallyAt == null
                ? null
                : REMINDERS.stream()
                        .map(finallyAt::minus)
                        .filter(now::isBefore)
                        .findFirst()
                        .orElse(null);
    }

    private void requireStatus(WorkspaceStatus wanted, Instant now) {
        if (status(now) != wanted) {
            throw new IllegalStateException(status(now) + ", not " + wanted);
        }
    }
}
