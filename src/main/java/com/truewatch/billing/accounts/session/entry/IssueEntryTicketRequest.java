package com.truewatch.billing.accounts.session.entry;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whose holder comes.
 *
 * @param workspaceId the workspace whose owner the console vouches for
 */
@Schema(description = "The workspace whose owner comes over.")
record IssueEntryTicketRequest(
        @NotNull @Size(min = 1, max = 64) @Schema(description = "As the console knows it.", examples = "wksp_7c1f2a")
        String workspaceId) {}
