package com.truewatch.billing.accounts.workspace;

import com.truewatch.billing.accounts.platform.id.Ids;
import com.truewatch.billing.accounts.workspace.settlement.LockReason;
import com.truewatch.billing.accounts.workspace.settlement.WorkspaceStatus;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What sends its bills to one account. Changed only by who has locked its account and then itself; each verb counts in its
 * version, which events carry.
 */
@Entity
@Table(name = "workspace")
public class Workspace {
    @Id
    private String id;

    private UUID accountId;
    private UUID bindingId;
    private String name;
    private String site;

    @Enumerated(EnumType.STRING)
    private @Nullable LockReason lockReason;

    private @Nullable Instant lockedFinallyAt;
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
    public boolean lock(LockReason reason, Instant finallyAt) {
        if (lockReason != null) {
            return false;
        }
        lockReason = reason;
        lockedFinallyAt = finallyAt;
        version++;
        return true;
    }

    /** Ends a countdown in time. */
    void unlock(Instant now) {
        requireStatus(WorkspaceStatus.LOCKING, now);
        lockReason = null;
        lockedFinallyAt = null;
        version++;
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

    private void requireStatus(WorkspaceStatus wanted, Instant now) {
        if (status(now) != wanted) {
            throw new IllegalStateException(status(now) + ", not " + wanted);
        }
    }
}
