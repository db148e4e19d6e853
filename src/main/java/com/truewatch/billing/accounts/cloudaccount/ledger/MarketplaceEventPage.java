package com.truewatch.billing.accounts.cloudaccount.ledger;

import com.truewatch.billing.accounts.platform.http.Page;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Events of marketplaces, newest first. */
@Schema(name = "MarketplaceEventPage", description = "Events of marketplaces, newest first.")
record MarketplaceEventPage(
        List<MarketplaceEventItem> items,

        @Schema(description = "For the next page; null on the last.") @Nullable String nextCursor) {
    /** The page of {@code limit} items out of {@code limit + 1} events. */
    static MarketplaceEventPage of(List<MarketplaceEvent> events, int limit) {
        Page<MarketplaceEventItem> page = Page.of(events, limit, MarketplaceEvent::id, MarketplaceEventItem::from);
        return new MarketplaceEventPage(page.items(), page.nextCursor());
    }
}
