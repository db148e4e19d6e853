package com.truewatch.billing.accounts.workspace;

import com.truewatch.billing.accounts.platform.http.Page;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Workspaces, newest first. */
@Schema(name = "WorkspacePage", description = "Workspaces, the one that was bound last first; dissolved ones too.")
record WorkspacePage(
        List<WorkspaceResponse> items,

        @Schema(description = "For the next page; null on the last.") @Nullable String nextCursor) {
    /** The page of {@code limit} items out of {@code limit + 1} workspaces. */
    static WorkspacePage of(List<WorkspaceView> views, int limit) {
        Page<WorkspaceResponse> page = Page.of(views, limit, WorkspaceView::bindingId, WorkspaceResponse::from);
        return new WorkspacePage(page.items(), page.nextCursor());
    }
}
