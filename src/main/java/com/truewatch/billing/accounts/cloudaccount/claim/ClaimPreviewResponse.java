package com.truewatch.billing.accounts.cloudaccount.claim;
import com.truewatch.billing.accounts.cloudaccount.CloudAccount;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a claim is of. */
@Schema(name = "ClaimPreview", description = "What a claim is of: to ask the holder before it is claimed.")
record ClaimPreviewResponse(
        @Schema(description = "The cloud.", examples = "AWS")
        String provider,

        @Schema(description = "The end of the buyer's account there.", examples = "****9012")
        String accountIdMasked,

        @Schema(description = "What was subscribed to, by the provider's code.", examples = "abcd1234efgh")
        String productCode) {
    static ClaimPreviewResponse from(CloudAccount cloudAccount) {
        return new ClaimPreviewResponse(
                cloudAccount.provider(), cloudAccount.maskedBuyer(), cloudAccount.productCode());
    }
}
