package com.truewatch.billing.accounts.cloudaccount.claim;

import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is to be claimed: by a claim, or by the other three.
 *
 * @param claim of the fragment of the page to which the marketplace has led
 * @param provider the cloud
 * @param accountId the buyer's account there
 * @param instanceId the instance that the marketplace shows to the buyer
 */
@Schema(
        description =
                "Either `claim`, or the other three; by these only where the provider shows instances to its buyers.")
record ClaimCloudAccountRequest(
        @Nullable @Size(max = 100) @Schema(
                description = "Of the fragment `#claim=` of the page to which the marketplace has led.",
                examples = "Tb0cVq8mVxk3Qw4Jr9yL2fHnZs7aEuDpXg1oKiRtY5w")
        String claim,

        @Nullable @Size(min = 1, max = 32) @Schema(description = "The cloud.", examples = "ALIBABA_CLOUD")
        String provider,

        @Nullable @Size(min = 1, max = 64) @Schema(description = "The buyer's account there.", examples = "1041031108983109")
        String accountId,

        @Nullable @Size(min = 1, max = 200) @Schema(description = "As the marketplace shows it.", examples = "tw-abcdefghij234567klmn")
        String instanceId) {
    /**
     * Whether it is by a claim.
     *
     * @throws ProblemException {@code invalid-request} where it is neither the one nor the other, or both
     */
    boolean usesClaim() {
        boolean all = provider != null && accountId != null && instanceId != null;
        boolean none = provider == null && accountId == null && instanceId == null;
        if (claim == null ? !all : !none) {
            throw ProblemException.violation("", "must be a claim, or provider, accountId and instanceId");
        }
        return claim != null;
    }

    /** Without the claim. */
    @Override
    public String toString() {
        return "ClaimCloudAccountRequest " + provider;
    }
}
