package com.truewatch.billing.accounts.workspace.directory;

import com.truewatch.billing.accounts.platform.http.Page;
import com.truewatch.billing.accounts.workspace.WorkspaceView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The workspaces of an account, newest first. */
@Schema(
        name = "DirectoryWorkspacePage",
        description = "The workspaces of an account, the one that was bound last first.")
record DirectoryWorkspacePage(
        List<DirectoryWorkspaceResponse> items,

        @Schema(description = "For the next page; null on the last.") @Nullable String nextCursor) {
    /** The page of {@code limit} items out of {@code limit + 1} workspaces. */
    static DirectoryWorkspacePage of(List<WorkspaceView> views, int limit) {
        Page<DirectoryWorkspaceResponse> page =
                Page.of(views, limit, WorkspaceView::bindingId, DirectoryWorkspaceResponse::from);
        return new DirectoryWorkspacePage(page.items(), page.nextCursor());
    }
}
