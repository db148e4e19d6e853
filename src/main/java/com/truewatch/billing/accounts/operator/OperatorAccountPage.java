package com.truewatch.billing.accounts.operator;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.platform.http.Page;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Accounts that a search has found, newest first. */
@Schema(name = "OperatorAccountPage", description = "Accounts that a search has found, newest first.")
record OperatorAccountPage(
        List<OperatorAccountResponse> items,

        @Schema(description = "For the next page; null on the last.") @Nullable String nextCursor) {
    /** The page of {@code limit} items out of {@code limit + 1} accounts. */
    static OperatorAccountPage of(List<Account> found, int limit, Instant now) {
        Page<OperatorAccountResponse> page =
                Page.of(found, limit, Account::id, it -> OperatorAccountResponse.from(it, now));
        return new OperatorAccountPage(page.items(), page.nextCursor());
    }
}
