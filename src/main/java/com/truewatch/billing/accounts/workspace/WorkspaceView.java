package com.truewatch.billing.accounts.workspace;

import com.truewatch.billing.accounts.workspace.settlement.Settlement;
import com.truewatch.billing.accounts.workspace.settlement.WorkspaceStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A workspace as it is seen at one time.
 *
 * @param workspace itself
 * @param status where it is
 * @param settlement what settles it; null once it is dissolved
 * @param changeAvailableAt when the monthly limit allows a change; null where it stands in no way now
 */
public record WorkspaceView(
        Workspace workspace,
        WorkspaceStatus status,
        @Nullable Settlement settlement,
        @Nullable Instant changeAvailableAt) {
    /** Names its stay at its account: for the cursors of lists. */
    public UUID bindingId() {
        return workspace.bindingId();
    }
}
