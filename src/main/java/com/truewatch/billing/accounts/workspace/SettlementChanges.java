package com.truewatch.billing.accounts.workspace;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.workspace.settlement.SettlementCause;
import com.truewatch.billing.accounts.workspace.settlement.SettlementChoice;
import com.truewatch.billing.accounts.workspace.settlement.SettlementHistory;
import com.truewatch.billing.accounts.workspace.settlement.WorkspaceStatus;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Changes of settlement, in the transaction of who has locked the workspace. */
@Singleton
public class SettlementChanges {
    private final SettlementHistory history;
    private final WorkspaceOutcomes outcomes;
    private final WorkspaceNotifier notifier;
    private final WorkspaceViews views;
    private final Clock clock;

    SettlementChanges(
            SettlementHistory history,
            WorkspaceOutcomes outcomes,
            WorkspaceNotifier notifier,
            WorkspaceViews views,
            Clock clock) {
        this.history = history;
        this.outcomes = outcomes;
        this.notifier = notifier;
        this.views = views;
        this.clock = clock;
    }

    /** By its holder; within a countdown it unlocks, and counts for no month. */
    void choose(Account account, Workspace workspace, SettlementChoice choice, Client client) {
        boolean unlocks = workspace.status(clock.instant()) == WorkspaceStatus.LOCKING;
        settle(workspace, choice, unlocks ? SettlementCause.UNLOCKED : SettlementCause.CHOSEN, client);
        if (unlocks) {
            unlock(account, workspace, client);
        }
    }

    /** Another method than the present one. */
    void settle(Workspace workspace, SettlementChoice choice, SettlementCause cause, @Nullable Client client) {
        workspace.settledAnew();
        history.begin(workspace.id(), workspace.accountId(), choice, cause, clock.instant());
        outcomes.settled(workspace, choice, cause, client);
    }

    /** The first method of a workspace at this account: the account itself. */
    void begin(Workspace workspace, SettlementCause cause) {
        history.begin(workspace.id(), workspace.accountId(), SettlementChoice.billingAccount(), cause, clock.instant());
    }

    /** Nothing settles it any more. */
    Instant end(Workspace workspace) {
        return history.end(workspace.id(), clock.instant());
    }

    /** Ends its countdown. */
    public void unlock(Account account, Workspace workspace, @Nullable Client client) {
        workspace.unlock(clock.instant());
        outcomes.unlocked(workspace, client);
        notifier.tell(account, MessageTemplate.WORKSPACE_UNLOCKED, workspace);
    }

    public WorkspaceView view(Workspace workspace) {
        return views.of(workspace);
    }
}
