package com.truewatch.billing.accounts.cloudaccount;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Cloud accounts, newest first. */
@Schema(name = "CloudAccountPage", description = "Cloud accounts, newest first.")
record CloudAccountPage(
        List<CloudAccountResponse> items,

        @Schema(description = "For the next page; null on the last.") @Nullable String nextCursor) {}
