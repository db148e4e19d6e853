package com.truewatch.billing.accounts.cloudaccount.ledger;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One event of the ledger, without its body. */
@Schema(name = "MarketplaceEventItem", description = "Something that came in a marketplace's name.")
record MarketplaceEventItem(
        UUID id,

        @Schema(examples = "AWS") String provider,

        @Schema(description = "The provider's id; null for what is not genuine.") @Nullable String externalEventId,

        @Schema(description = "What kind it is, in the provider's words.", examples = "License Updated")
        String action,

        @Schema(description = "Whether it is genuine.") boolean verified,

        @Schema(
                description =
                        "`PENDING` and `FAILED`: still to be handled. `WAITING` for its subscription to be known. "
                                + "`APPLIED`. `IGNORED`: nothing in it concerns us. `REFUSED`: has no effect.")
        EventOutcome outcome,

        @Schema(description = "Why, in a word.") @Nullable String code,

        @Schema(description = "How often it was handled.") int attempts,

        Instant receivedAt,

        @Schema(description = "When that happened of which it tells.")
        Instant occurredAt,

        @Nullable Instant handledAt) {
    static MarketplaceEventItem from(MarketplaceEvent event) {
        return new MarketplaceEventItem(
                event.id(),
                event.provider(),
                event.externalEventId(),
                event.action(),
                event.isVerified(),
                event.outcome(),
                event.code(),
                event.attempts(),
                event.receivedAt(),
                event.occurredAt(),
                event.handledAt());
    }
}
