package com.truewatch.billing.accounts.workspace;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.platform.security.Client;
import com.truewatch.billing.accounts.workspace.settlement.SettlementCause;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** What follows when a workspace comes to an account or leaves it, in the transaction in which it does. */
@Singleton
class Arrivals {
    private final SettlementChanges changes;
    private final WorkspaceOutcomes outcomes;
    private final WorkspaceLetters letters;

    Arrivals(SettlementChanges changes, WorkspaceOutcomes outcomes, WorkspaceLetters letters) {
        this.changes = changes;
        this.outcomes = outcomes;
        this.letters = letters;
    }

    void bound(Account account, Workspace workspace, @Nullable Client client) {
        changes.begin(workspace, SettlementCause.BOUND);
        outcomes.bound(workspace, client);
        letters.tell(account, MessageTemplate.WORKSPACE_BOUND, workspace);
    }

    void moved(Account from, Account to, Workspace workspace) {
        workspace.moveTo(to.id());
        changes.begin(workspace, SettlementCause.TRANSFERRED);
        outcomes.transferred(workspace, from.id());
        letters.tell(from, MessageTemplate.WORKSPACE_LEFT, workspace);
        letters.tell(to, MessageTemplate.WORKSPACE_ARRIVED, workspace);
    }

    void dissolved(Account account, Workspace workspace) {
        workspace.dissolve(changes.end(workspace));
        outcomes.dissolved(workspace);
        letters.tell(account, MessageTemplate.WORKSPACE_DISSOLVED, workspace);
    }

    WorkspaceView view(Workspace workspace) {
        return changes.view(workspace);
    }
}
