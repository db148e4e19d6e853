package com.truewatch.billing.accounts.workspace.directory;

import com.truewatch.billing.accounts.workspace.Workspace;
import com.truewatch.billing.accounts.workspace.WorkspaceView;
import com.truewatch.billing.accounts.workspace.settlement.SettlementBody;
import com.truewatch.billing.accounts.workspace.settlement.WorkspaceStatus;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A workspace as other services see it. */
@Schema(name = "DirectoryWorkspace", description = "A workspace as other services see it.")
public record DirectoryWorkspaceResponse(
        String id,

        @Schema(description = "Where it sends its bills, or sent them last.")
        UUID accountId,

        String name,
        String site,
        WorkspaceStatus status,

        @Schema(description = "When its lock becomes final, or became so.") @Nullable Instant lockedFinallyAt,

        @Schema(description = "Null once it is dissolved.") @Nullable SettlementBody settlement) {
    /** As it is now. */
    public static DirectoryWorkspaceResponse from(WorkspaceView view) {
        Workspace workspace = view.workspace();
        return new DirectoryWorkspaceResponse(
                workspace.id(),
                workspace.accountId(),
                workspace.name(),
                workspace.site(),
                view.status(),
                workspace.lockedFinallyAt(),
                SettlementBody.from(view.settlement()));
    }
}
