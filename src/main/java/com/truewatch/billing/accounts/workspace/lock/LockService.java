package com.truewatch.billing.accounts.workspace.lock;

import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.workspace.SettlementChanges;
import com.truewatch.billing.accounts.workspace.Workspace;
import com.truewatch.billing.accounts.workspace.WorkspaceNotifier;
import com.truewatch.billing.accounts.workspace.WorkspaceOutcomes;
import com.truewatch.billing.accounts.workspace.WorkspaceRepository;
import com.truewatch.billing.accounts.workspace.WorkspaceView;
import com.truewatch.billing.accounts.workspace.lock.LockedWorkspaces.Locked;
import com.truewatch.billing.accounts.workspace.settlement.LockReason;
import com.truewatch.billing.accounts.workspace.settlement.WorkspaceStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Locks workspaces whose bills are overdue, and says when a lock is final. */
@ApplicationScoped
public class LockService {
    private final WorkspaceRepository workspaces;
    private final LockedWorkspaces locked;
    private final SettlementChanges changes;
    private final WorkspaceOutcomes outcomes;
    private final WorkspaceNotifier notifier;
    private final LockTerm term;

    LockService(
            WorkspaceRepository workspaces,
            LockedWorkspaces locked,
            SettlementChanges changes,
            WorkspaceOutcomes outcomes,
            WorkspaceNotifier notifier,
            LockTerm term) {
        this.workspaces = workspaces;
        this.locked = locked;
        this.changes = changes;
        this.outcomes = outcomes;
        this.notifier = notifier;
        this.term = term;
    }

    /**
     * Begins the countdown; one that runs goes on as it is.
     *
     * @throws ProblemException {@code not-found}; {@code wrong-state} for one that is dissolved or finally locked
     */
    @Transactional
    public WorkspaceView lockForArrears(String workspaceId) {
        Locked it = lockOpen(workspaceId);
        Instant now = term.now();
        Instant finallyAt = term.from(now);
        if (it.workspace().lock(LockReason.ARREARS, finallyAt, now)) {
            outcomes.locking(it.workspace(), LockReason.ARREARS);
            notifier.tellLocking(
                    it.account(), MessageTemplate.WORKSPACE_LOCKING_ARREARS, List.of(it.workspace()), finallyAt);
        }
        return changes.view(it.workspace());
    }

    /**
     * Ends the countdown that arrears have begun; any other goes on.
     *
     * @throws ProblemException {@code not-found}; {@code wrong-state} for one that is dissolved or finally locked
     */
    @Transactional
    public WorkspaceView endArrears(String workspaceId) {
        Locked it = lockOpen(workspaceId);
        if (it.workspace().isLockingBy(LockReason.ARREARS, term.now())) {
            changes.unlock(it.account(), it.workspace(), null);
        }
        return changes.view(it.workspace());
    }

    /** Some whose lock has become final without anybody having been told. */
    @Transactional
    public List<String> findDue(int limit) {
        return workspaces.findDue(term.now(), limit);
    }

    /** Tells everybody that its lock is final, once. */
    @Transactional
    public void tellFinally(String workspaceId) {
        Locked it = locked.lock(workspaceId);
        Workspace workspace = it.workspace();
        if (workspace.status(term.now()) == WorkspaceStatus.LOCKED && !workspace.isLockTold()) {
            workspace.tellLock(term.now());
            outcomes.locked(workspace);
            notifier.tell(it.account(), MessageTemplate.WORKSPACE_LOCKED, workspace);
        }
    }

    /** Some of whose countdown a holder is to be reminded. */
    @Transactional
    public List<String> findReminderDue(int limit) {
        return workspaces.findReminderDue(term.now(), limit);
    }

    /** Reminds the holder of its countdown, once for each time; those that were told of in one mail are again. */
    @Transactional
    public void remind(String workspaceId) {
        Locked it = locked.lock(workspaceId);
        Instant now = term.now();
        boolean bySubscription = it.workspace().lockReason() == LockReason.SUBSCRIPTION_ENDED;
        List<Workspace> told =
                bySubscription ? workspaces.lockRemindedWith(it.workspace(), now) : List.of(it.workspace());
        List<Workspace> due = told.stream().filter(one -> one.remind(now)).toList();
        Instant finallyAt = it.workspace().lockedFinallyAt();
        if (!due.isEmpty() && finallyAt != null) {
            notifier.tellLocking(
                    it.account(),
                    bySubscription
                            ? MessageTemplate.WORKSPACES_LOCKING_REMINDER
                            : MessageTemplate.WORKSPACE_LOCKING_ARREARS_REMINDER,
                    due,
                    finallyAt);
        }
    }

    private Locked lockOpen(String workspaceId) {
        Locked it = locked.lock(workspaceId);
        WorkspaceStatus status = it.workspace().status(term.now());
        if (status == WorkspaceStatus.DISSOLVED || status == WorkspaceStatus.LOCKED) {
            throw new ProblemException(Problem.WRONG_STATE).with("state", status.name());
        }
        return it;
    }
}
