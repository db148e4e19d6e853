package com.truewatch.billing.accounts.workspace.directory;

import com.truewatch.billing.accounts.platform.validation.PlainText;
import com.truewatch.billing.accounts.workspace.BindingService.NewWorkspace;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a workspace is to send its bills.
 *
 * @param accountId the account
 * @param name as the console shows it
 * @param site where it lives, which never changes
 */
@Schema(description = "Where a workspace is to send its bills.")
record BindWorkspaceRequest(
        @NotNull UUID accountId,

        @NotNull @Size(min = 1, max = 128) @PlainText
        @Schema(description = "As the console shows it; the holder reads it in mails.")
        String name,

        @NotNull @Size(min = 1, max = 16) @Schema(description = "Where it lives; never changes.", examples = "ap1")
        String site) {
    NewWorkspace workspace(String id) {
        return new NewWorkspace(id, name, site);
    }
}
