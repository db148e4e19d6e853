package com.truewatch.billing.accounts.workspace;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.cloudaccount.settlement.CloudAccountEnded;
import com.truewatch.billing.accounts.cloudaccount.settlement.CloudAccountMoved;
import com.truewatch.billing.accounts.cloudaccount.settlement.CloudAccountRevived;
import com.truewatch.billing.accounts.cloudaccount.settlement.WhenEnded;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.workspace.lock.LockTerm;
import com.truewatch.billing.accounts.workspace.settlement.LockReason;
import com.truewatch.billing.accounts.workspace.settlement.SettlementCause;
import com.truewatch.billing.accounts.workspace.settlement.SettlementChoice;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Takes a cloud account that is over, or another account's, off its workspaces, in the transaction in which that happens: no
 * other one ever sees a workspace that it settles. They are locked or fall back, and the holder gets one mail for all of
 * them. Where that end turns out to have been none, it settles them again.
 */
@Singleton
class EndedCloudAccounts {
    private final AccountRepository accounts;
    private final WorkspaceRepository workspaces;
    private final SettlementChanges changes;
    private final WorkspaceOutcomes outcomes;
    private final WorkspaceNotifier notifier;
    private final LockTerm term;

    EndedCloudAccounts(
            AccountRepository accounts,
            WorkspaceRepository workspaces,
            SettlementChanges changes,
            WorkspaceOutcomes outcomes,
            WorkspaceNotifier notifier,
            LockTerm term) {
        this.accounts = accounts;
        this.workspaces = workspaces;
        this.changes = changes;
        this.outcomes = outcomes;
        this.notifier = notifier;
        this.term = term;
    }

    void release(@Observes CloudAccountEnded ended) {
        List<Workspace> settled = takeOff(ended.cloudAccountId(), SettlementCause.SUBSCRIPTION_ENDED);
        Account account = accounts.findById(ended.accountId());
        if (ended.policy() == WhenEnded.LOCK) {
            lock(account, settled);
        } else if (!settled.isEmpty()) {
            notifier.tell(account, MessageTemplate.WORKSPACES_FALLEN_BACK, settled);
        }
    }

    /** Who has moved it tells the holder. */
    void release(@Observes CloudAccountMoved moved) {
        takeOff(moved.cloudAccountId(), SettlementCause.CLOUD_ACCOUNT_MOVED);
    }

    /** It settles again what is about to be locked for its end. */
    void restore(@Observes CloudAccountRevived revived) {
        Account account = accounts.findById(revived.accountId());
        workspaces.lockLeftBy(revived.cloudAccountId()).stream()
                .filter(it -> it.accountId().equals(account.id()))
                .filter(it -> it.isLockingBy(LockReason.SUBSCRIPTION_ENDED, term.now()))
                .forEach(it -> {
                    changes.settle(
                            it,
                            SettlementChoice.cloudAccount(revived.cloudAccountId()),
                            SettlementCause.UNLOCKED,
                            null);
                    changes.unlock(account, it, null);
                });
    }

    private List<Workspace> takeOff(UUID cloudAccountId, SettlementCause cause) {
        List<Workspace> settled = workspaces.lockSettledBy(cloudAccountId);
        settled.forEach(it -> changes.settle(it, SettlementChoice.billingAccount(), cause, null));
        return settled;
    }

    /** Those whose countdown runs already were told of it. */
    private void lock(Account account, List<Workspace> settled) {
        Instant now = term.now();
        Instant finallyAt = term.from(now);
        List<Workspace> locking = settled.stream()
                .filter(it -> it.lock(LockReason.SUBSCRIPTION_ENDED, finallyAt, now))
                .toList();
        locking.forEach(it -> outcomes.locking(it, LockReason.SUBSCRIPTION_ENDED));
        if (!locking.isEmpty()) {
            notifier.tellLocking(account, MessageTemplate.WORKSPACES_LOCKING, locking, finallyAt);
        }
    }
}
