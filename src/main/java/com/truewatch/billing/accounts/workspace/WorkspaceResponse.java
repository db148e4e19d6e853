package com.truewatch.billing.accounts.workspace;

import com.truewatch.billing.accounts.workspace.settlement.SettlementBody;
import com.truewatch.billing.accounts.workspace.settlement.WorkspaceStatus;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A workspace as its account's holder sees it. */
@Schema(name = "Workspace", description = "A workspace that sends its bills to the account.")
record WorkspaceResponse(
        @Schema(description = "The console's.") String id,
        String name,

        @Schema(description = "Where it lives, for example `ap1`.")
        String site,

        @Schema(description = "`LOCKING`: locked for good at `lockedFinallyAt`, unless a new method settles it before.")
        WorkspaceStatus status,

        @Schema(description = "When its lock becomes final, or became so.") @Nullable Instant lockedFinallyAt,

        @Schema(description = "Null once it is dissolved.") @Nullable SettlementBody settlement,

        @Schema(
                description = "When the settlement can be changed again; null where the limit of one change a month "
                        + "stands in no way now.")
        @Nullable Instant settlementChangeAvailableAt) {
    static WorkspaceResponse from(WorkspaceView view) {
        Workspace workspace = view.workspace();
        return new WorkspaceResponse(
                workspace.id(),
                workspace.name(),
                workspace.site(),
                view.status(),
                workspace.lockedFinallyAt(),
                SettlementBody.from(view.settlement()),
                view.changeAvailableAt());
    }
}
