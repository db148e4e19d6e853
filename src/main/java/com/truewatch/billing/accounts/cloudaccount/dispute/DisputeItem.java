package com.truewatch.billing.accounts.cloudaccount.dispute;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Two accounts that both say that a cloud account is theirs. */
@Schema(
        name = "CloudAccountDispute",
        description = "A buyer came from the marketplace for what another account had claimed by its ids.")
record DisputeItem(
        UUID id,
        UUID cloudAccountId,

        @Schema(description = "Which account had claimed it.")
        UUID accountId,

        @Schema(description = "Which account's holder came from the marketplace.")
        UUID claimantId,

        Instant openedAt,

        @Schema(description = "Null while it is open.") @Nullable DisputeDecision decision,

        @Schema(description = "Who has decided.") @Nullable String operator,

        @Nullable String reason,
        @Nullable Instant resolvedAt) {
    static DisputeItem from(Dispute dispute) {
        return new DisputeItem(
                dispute.id(),
                dispute.cloudAccountId(),
                dispute.accountId(),
                dispute.claimantId(),
                dispute.openedAt(),
                dispute.decision(),
                dispute.operator(),
                dispute.reason(),
                dispute.resolvedAt());
    }
}
