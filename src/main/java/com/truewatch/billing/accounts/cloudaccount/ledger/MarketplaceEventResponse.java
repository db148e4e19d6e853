package com.truewatch.billing.accounts.cloudaccount.ledger;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One event of the ledger with its body. */
@Schema(name = "MarketplaceEvent", description = "Something that came in a marketplace's name, with its body.")
record MarketplaceEventResponse(
        MarketplaceEventItem event,

        @Schema(description = "As it came; of what is not genuine the beginning.")
        String body) {
    static MarketplaceEventResponse from(MarketplaceEvent event) {
        return new MarketplaceEventResponse(MarketplaceEventItem.from(event), event.body());
    }
}
