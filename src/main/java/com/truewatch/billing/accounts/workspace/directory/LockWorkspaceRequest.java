package com.truewatch.billing.accounts.workspace.directory;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a workspace is to be locked.
 *
 * @param reason the one that other services know of
 */
@Schema(description = "Why a workspace is to be locked.")
record LockWorkspaceRequest(@NotNull Reason reason) {
    /** What a service may lock for. */
    @Schema(name = "LockReason")
    enum Reason {
        /** Bills are overdue. */
        ARREARS
    }
}
