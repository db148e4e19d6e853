package com.truewatch.billing.accounts.workspace;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.session.entry.EntryRevoker;
import com.truewatch.billing.accounts.workspace.settlement.SettlementCause;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** What follows when a workspace comes to an account or leaves it, in the transaction in which it does. */
@Singleton
class WorkspaceMoves {
    private final SettlementChanges changes;
    private final WorkspaceOutcomes outcomes;
    private final WorkspaceNotifier notifier;
    private final EntryRevoker entries;

    WorkspaceMoves(
            SettlementChanges changes, WorkspaceOutcomes outcomes, WorkspaceNotifier notifier, EntryRevoker entries) {
        this.changes = changes;
        this.outcomes = outcomes;
        this.notifier = notifier;
        this.entries = entries;
    }

    void bound(Account account, Workspace workspace, @Nullable Client client) {
        changes.begin(workspace, SettlementCause.BOUND);
        outcomes.bound(workspace, client);
        notifier.tell(account, MessageTemplate.WORKSPACE_BOUND, workspace);
    }

    void moved(Account from, Account to, Workspace workspace) {
        workspace.moveTo(to.id());
        entries.workspaceLeft(from.id(), workspace.id());
        changes.begin(workspace, SettlementCause.TRANSFERRED);
        outcomes.transferred(workspace, from.id());
        notifier.tell(from, MessageTemplate.WORKSPACE_LEFT, workspace);
        notifier.tell(to, MessageTemplate.WORKSPACE_ARRIVED, workspace);
    }

    void dissolved(Account account, Workspace workspace) {
        workspace.dissolve(changes.end(workspace));
        entries.workspaceLeft(account.id(), workspace.id());
        outcomes.dissolved(workspace);
        notifier.tell(account, MessageTemplate.WORKSPACE_DISSOLVED, workspace);
    }

    WorkspaceView view(Workspace workspace) {
        return changes.view(workspace);
    }
}
