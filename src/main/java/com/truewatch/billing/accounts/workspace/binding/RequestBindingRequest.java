package com.truewatch.billing.accounts.workspace.binding;

import com.truewatch.billing.accounts.platform.validation.PlainText;
import com.truewatch.billing.accounts.workspace.BindingService.NewWorkspace;
import com.truewatch.billing.accounts.workspace.WorkspaceIds;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which workspace asks, and whom.
 *
 * @param workspaceId the console's id
 * @param name as the console shows it
 * @param site where it lives
 * @param username of the account
 * @param email of the same account
 */
@Schema(description = "Which workspace asks to send its bills to which account.")
record RequestBindingRequest(
        @NotNull @Pattern(regexp = WorkspaceIds.FORM) String workspaceId,

        @NotNull @Size(min = 1, max = 128) @PlainText
        @Schema(description = "As the console shows it; the mail with the code names it.")
        String name,

        @NotNull @Size(min = 1, max = 16) @Schema(examples = "ap1")
        String site,

        @NotNull @Size(min = 1, max = 64) String username,
        @NotNull @Size(min = 1, max = 320) String email) {
    NewWorkspace workspace() {
        return new NewWorkspace(workspaceId, name, site);
    }

    /** Without the names. */
    @Override
    public String toString() {
        return "RequestBindingRequest";
    }
}
