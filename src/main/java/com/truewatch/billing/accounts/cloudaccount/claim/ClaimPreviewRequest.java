package com.truewatch.billing.accounts.cloudaccount.claim;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A claim to look at.
 *
 * @param claim of the fragment of the page to which the marketplace has led
 */
@Schema(description = "A claim to look at.")
record ClaimPreviewRequest(
        @NotNull @Size(max = 100) @Schema(
                description = "Of the fragment `#claim=` of the page to which the marketplace has led.",
                examples = "Tb0cVq8mVxk3Qw4Jr9yL2fHnZs7aEuDpXg1oKiRtY5w")
        String claim) {
    /** Without the claim. */
    @Override
    public String toString() {
        return "ClaimPreviewRequest";
    }
}
