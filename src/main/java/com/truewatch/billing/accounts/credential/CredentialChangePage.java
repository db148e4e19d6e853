package com.truewatch.billing.accounts.credential;

import com.truewatch.billing.accounts.platform.http.Page;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Changes, newest first. */
@Schema(name = "CredentialChangePage", description = "Changes, newest first.")
record CredentialChangePage(
        List<CredentialChangeResponse> items,

        @Schema(description = "For the next page; null on the last.") @Nullable String nextCursor) {
    static CredentialChangePage from(Page<CredentialChangeResponse> page) {
        return new CredentialChangePage(page.items(), page.nextCursor());
    }
}
