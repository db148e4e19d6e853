package com.truewatch.billing.accounts.recovery;

import com.truewatch.billing.accounts.platform.http.Page;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Recoveries of one account, newest first. */
@Schema(name = "AddressRecoveryPage", description = "Recoveries of one account, newest first.")
record RecoveryPage(
        List<RecoveryResponse> items,

        @Schema(description = "For the next page; null on the last.") @Nullable String nextCursor) {
    /** The page of {@code limit} items out of {@code limit + 1} recoveries. */
    static RecoveryPage of(List<AddressRecovery> recoveries, int limit, Instant now) {
        Page<RecoveryResponse> page =
                Page.of(recoveries, limit, it -> it.id().id(), it -> RecoveryResponse.from(it, now));
        return new RecoveryPage(page.items(), page.nextCursor());
    }
}
