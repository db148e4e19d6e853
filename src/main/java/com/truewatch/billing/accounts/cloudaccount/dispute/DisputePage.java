package com.truewatch.billing.accounts.cloudaccount.dispute;

import com.truewatch.billing.accounts.platform.http.Page;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Disputes, newest first. */
@Schema(name = "CloudAccountDisputePage", description = "Disputes, newest first.")
record DisputePage(
        List<DisputeItem> items,

        @Schema(description = "For the next page; null on the last.") @Nullable String nextCursor) {
    /** The page of {@code limit} items out of {@code limit + 1} disputes. */
    static DisputePage of(List<Dispute> disputes, int limit) {
        Page<DisputeItem> page = Page.of(disputes, limit, Dispute::id, DisputeItem::from);
        return new DisputePage(page.items(), page.nextCursor());
    }
}
