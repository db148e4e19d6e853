package com.truewatch.billing.accounts.cloudaccount.claim;

import com.truewatch.billing.accounts.account.CurrentHolder;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.cloudaccount.CloudAccount;
import com.truewatch.billing.accounts.cloudaccount.CloudAccountResource;
import com.truewatch.billing.accounts.cloudaccount.CloudAccountResponse;
import com.truewatch.billing.accounts.cloudaccount.CloudAccountViewService;
import com.truewatch.billing.accounts.cloudaccount.claim.ClaimService.Claimed;
import com.truewatch.billing.accounts.platform.idempotency.Idempotent;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.AccessTokens;
import com.truewatch.billing.accounts.platform.security.token.NeedsFreshProof;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How a subscription becomes a holder's cloud account. */
@Path(CloudAccountResource.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cloud accounts")
@RolesAllowed(AccessTokens.ROLE_ACCOUNT)
public class CloudAccountClaimResource {
    private final CurrentHolder caller;
    private final ClaimService service;
    private final InstanceClaimService pairs;
    private final CloudAccountViewService views;

    CloudAccountClaimResource(
            CurrentHolder caller, ClaimService service, InstanceClaimService pairs, CloudAccountViewService views) {
        this.caller = caller;
        this.service = service;
        this.pairs = pairs;
        this.views = views;
    }

    /** Nothing is claimed by it. */
    @POST
    @Idempotent
    @Path("/claim-preview")
    @Operation(
            operationId = "previewClaim",
            summary = "Look at a claim",
            description = "Says what would be claimed, so that the holder can be asked. The claim stays good.")
    @APIResponse(responseCode = "200", description = "What the claim is of")
    @Refusals({Problem.INVALID_REQUEST, Problem.SUBSCRIPTION_UNKNOWN})
    public ClaimPreviewResponse preview(@NotNull @Valid ClaimPreviewRequest request) {
        return ClaimPreviewResponse.from(service.preview(caller.get(), request.claim()));
    }

    /** Once; the same account may repeat it. */
    @POST
    @Idempotent(inSteps = true)
    @NeedsFreshProof
    @Operation(
            operationId = "claimCloudAccount",
            summary = "Claim a cloud account",
            description = "By the claim that a marketplace has led here with: good for four hours and once. Or by the "
                    + "buyer's account and the instance, where the provider shows one to its buyers; five wrong pairs a "
                    + "day, not counting what cannot be one. One that the account itself has claimed before is answered "
                    + "with 200. A claim of what another account has claimed by its ids is refused, and staff decide whose "
                    + "it is.")
    @APIResponse(
            responseCode = "201",
            description = "It is this account's",
            content = @Content(schema = @Schema(implementation = CloudAccountResponse.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was this account's already",
            content = @Content(schema = @Schema(implementation = CloudAccountResponse.class)))
    @Refusals({
        Problem.INVALID_REQUEST,
        Problem.ACCOUNT_FROZEN,
        Problem.ACCOUNT_ON_HOLD,
        Problem.CLOUD_ACCOUNT_TAKEN,
        Problem.SUBSCRIPTION_UNKNOWN,
        Problem.TOO_MANY_REQUESTS
    })
    public Response claim(@NotNull @Valid ClaimCloudAccountRequest request) {
        Claimed claimed = claim(caller.get(), request);
        return Response.status(claimed.isNew() ? Response.Status.CREATED : Response.Status.OK)
                .entity(views.of(caller.get().accountId(), claimed.cloudAccount()))
                .build();
    }

    private Claimed claim(Holder holder, ClaimCloudAccountRequest request) {
        return request.usesClaim()
                ? service.claim(holder, Objects.requireNonNull(request.claim()))
                : pairs.claim(
                        holder,
                        Objects.requireNonNull(request.provider()),
                        Objects.requireNonNull(request.accountId()),
                        Objects.requireNonNull(request.instanceId()));
    }

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
}
