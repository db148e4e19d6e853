package com.truewatch.billing.accounts.workspace.directory;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * To which account a workspace is to move.
 *
 * @param accountId of the same enterprise
 */
@Schema(description = "To which account a workspace is to move.")
record TransferWorkspaceRequest(
        @NotNull @Schema(description = "Certified for the same enterprise.")
        UUID accountId) {}
