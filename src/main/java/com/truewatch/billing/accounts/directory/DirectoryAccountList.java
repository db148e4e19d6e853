package com.truewatch.billing.accounts.directory;

import com.truewatch.billing.accounts.account.Account;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** All that was asked for in one page. */
@Schema(name = "DirectoryAccountList", description = "Those of the accounts that exist, in no order.")
record DirectoryAccountList(
        List<DirectoryAccountResponse> items,

        @Schema(description = "Null: there is one page.") @Nullable String nextCursor) {
    static DirectoryAccountList from(List<Account> found, Instant now) {
        return new DirectoryAccountList(
                found.stream().map(it -> DirectoryAccountResponse.from(it, now)).toList(), null);
    }
}
