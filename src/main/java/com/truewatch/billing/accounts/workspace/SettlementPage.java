package com.truewatch.billing.accounts.workspace;

import com.truewatch.billing.accounts.platform.http.Page;
import com.truewatch.billing.accounts.workspace.settlement.Settlement;
import com.truewatch.billing.accounts.workspace.settlement.SettlementCause;
import com.truewatch.billing.accounts.workspace.settlement.SettlementMethod;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** By what a workspace was settled, newest first. */
@Schema(name = "SettlementPage", description = "By what a workspace was settled, newest first.")
record SettlementPage(
        List<PastSettlement> items,

        @Schema(description = "For the next page; null on the last.") @Nullable String nextCursor) {
    /** By what it was settled for a time. */
    @Schema(name = "PastSettlement", description = "By what a workspace was settled for a time.")
    record PastSettlement(
            SettlementMethod method,

            @Schema(description = "With `CLOUD_ACCOUNT`; null else.") @Nullable UUID cloudAccountId,

            Instant from,

            @Schema(description = "Exclusive; null while it lasts.") @Nullable Instant to,

            @Schema(
                    description = "Why it began: `CHOSEN` is the holder's one change of a month, `UNLOCKED` a choice "
                            + "that ended a countdown.")
            SettlementCause cause) {
        static PastSettlement of(Settlement settlement) {
            return new PastSettlement(
                    settlement.choice().method(),
                    settlement.choice().cloudAccountId(),
                    settlement.since(),
                    settlement.until(),
                    settlement.cause());
        }
    }

    /** The page of {@code limit} items out of {@code limit + 1} settlements. */
    static SettlementPage of(List<Settlement> settlements, int limit) {
        Page<PastSettlement> page = Page.of(settlements, limit, Settlement::id, PastSettlement::of);
        return new SettlementPage(page.items(), page.nextCursor());
    }
}
