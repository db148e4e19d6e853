package com.truewatch.billing.accounts.workspace.settlement;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What settles a workspace now. */
@Schema(name = "CurrentSettlement", description = "What settles a workspace now.")
public record SettlementBody(
        SettlementMethod method,

        @Schema(description = "With `CLOUD_ACCOUNT`; null else.") @Nullable UUID cloudAccountId,

        Instant since) {
    /** Null where nothing settles it. */
    public static @Nullable SettlementBody from(@Nullable Settlement settlement) {
        return settlement == null
                ? null
                : new SettlementBody(
                        settlement.choice().method(), settlement.choice().cloudAccountId(), settlement.since());
    }
}
