package com.truewatch.billing.accounts.workspace;

import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.EventType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.workspace.settlement.LockReason;
import com.truewatch.billing.accounts.workspace.settlement.SettlementCause;
import com.truewatch.billing.accounts.workspace.settlement.SettlementChoice;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes down what happened to a workspace: in its account's timeline, and for other services. */
@Singleton
public class WorkspaceOutcomes {
    private final Journal journal;

    WorkspaceOutcomes(Journal journal) {
        this.journal = journal;
    }

    void bound(Workspace workspace, @Nullable Client client) {
        record(workspace, ActivityType.WORKSPACE_BOUND, client, Map.of());
        announce(EventType.WORKSPACE_BOUND, workspace, Map.of());
    }

    /** In both timelines; the event is the new account's. */
    void transferred(Workspace workspace, UUID from) {
        Map<String, String> details = Map.of("workspaceId", workspace.id());
        journal.succeeded(from, ActivityType.WORKSPACE_LEFT, null, details);
        record(workspace, ActivityType.WORKSPACE_ARRIVED, null, Map.of());
        announce(EventType.WORKSPACE_TRANSFERRED, workspace, Map.of());
        announceSettled(workspace, SettlementChoice.billingAccount(), SettlementCause.TRANSFERRED);
    }

    void settled(Workspace workspace, SettlementChoice choice, SettlementCause cause, @Nullable Client client) {
        record(workspace, ActivityType.WORKSPACE_SETTLEMENT_CHANGED, client, choice.codes());
        announceSettled(workspace, choice, cause);
    }

    public void locking(Workspace workspace, LockReason reason) {
        record(workspace, ActivityType.WORKSPACE_LOCKING, null, Map.of("reason", reason.name()));
        announce(EventType.WORKSPACE_LOCKING, workspace, Map.of("reason", reason.name()));
    }

    public void locked(Workspace workspace) {
        record(workspace, ActivityType.WORKSPACE_LOCKED, null, Map.of());
        announce(EventType.WORKSPACE_LOCKED, workspace, Map.of());
    }

    void unlocked(Workspace workspace, @Nullable Client client) {
        record(workspace, ActivityType.WORKSPACE_UNLOCKED, client, Map.of());
        announce(EventType.WORKSPACE_UNLOCKED, workspace, Map.of());
    }

    void dissolved(Workspace workspace) {
        record(workspace, ActivityType.WORKSPACE_DISSOLVED, null, Map.of());
        announce(EventType.WORKSPACE_DISSOLVED, workspace, Map.of());
    }

    private void record(Workspace workspace, ActivityType type, @Nullable Client client, Map<String, String> more) {
        Map<String, String> details = new HashMap<>(more);
        details.put("workspaceId", workspace.id());
        journal.succeeded(workspace.accountId(), type, client, details);
    }

    private void announceSettled(Workspace workspace, SettlementChoice choice, SettlementCause cause) {
        Map<String, String> codes = new HashMap<>(choice.codes());
        codes.put("cause", cause.name());
        announce(EventType.WORKSPACE_SETTLEMENT_CHANGED, workspace, codes);
    }

    private void announce(EventType type, Workspace workspace, Map<String, String> codes) {
        journal.announce(type, workspace.id(), workspace.accountId(), workspace.version(), codes);
    }
}
