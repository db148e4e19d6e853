package com.truewatch.billing.accounts.cloudaccount.dispute;

import com.truewatch.billing.accounts.platform.validation.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What staff make of a dispute.
 *
 * @param decision who gets the cloud account
 * @param reason for other operators
 */
@Schema(name = "ResolveDisputeRequest", description = "What staff make of a dispute.")
record ResolveDisputeRequest(
        @NotNull @Schema(description = "`KEEP`: it stays. `MOVE`: it goes to the claimant.")
        DisputeDecision decision,

        @NotNull @Size(min = 1, max = 500) @PlainText
        @Schema(description = "For other operators.", examples = "The claimant has shown the order")
        String reason) {}
