package com.truewatch.billing.accounts.cloudaccount.dispute;

import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.Page;
import com.truewatch.billing.accounts.platform.idempotency.Idempotent;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.CurrentCaller;
import com.truewatch.billing.accounts.platform.security.token.Rights;
import com.truewatch.billing.accounts.platform.validation.PlainText;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Cloud accounts that two accounts say are theirs, for staff to decide. */
@Path(Api.V1 + "/operator/cloud-account-disputes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operators")
public class DisputeResource {
    private static final String OPEN = "OPEN";
    private static final String RESOLVED = "RESOLVED";

    private final CurrentCaller caller;
    private final DisputeService service;

    DisputeResource(CurrentCaller caller, DisputeService service) {
        this.caller = caller;
        this.service = service;
    }

    /** The open ones unless others are asked for. */
    @GET
    @PermissionsAllowed(Rights.OPERATOR + Rights.SETTLEMENT)
    @Operation(
            operationId = "listCloudAccountDisputes",
            summary = "Cloud accounts that two accounts say are theirs",
            description =
                    "Newest first. One is opened when a buyer comes from the marketplace with a claim of what another "
                            + "account has claimed by its ids.")
    @Refusals(Problem.INVALID_REQUEST)
    public DisputePage list(
            @Parameter(
                            schema =
                                    @Schema(
                                            enumeration = {OPEN, RESOLVED},
                                            defaultValue = OPEN))
                    @QueryParam("state")
                    @DefaultValue(OPEN)
                    String state,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int32", defaultValue = Page.DEFAULT_LIMIT))
                    @QueryParam("limit")
                    @DefaultValue(Page.DEFAULT_LIMIT)
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.readLimit(limit);
        return DisputePage.of(service.list(isOpen(state), Page.readCursor(cursor), size + 1), size);
    }

    /** Once. */
    @POST
    @Idempotent
    @Path("/{id}/resolve")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Rights.OPERATOR + Rights.SETTLEMENT)
    @Operation(
            operationId = "resolveCloudAccountDispute",
            summary = "Decide a dispute",
            description =
                    "`MOVE` gives the cloud account to the claimant: the workspaces that it settles fall back to their "
                            + "Billing Center account, whatever the month's limit, and both holders are told. `KEEP` changes nothing. "
                            + "Who decided and why is recorded.")
    @Refusals({Problem.INVALID_REQUEST, Problem.NOT_FOUND, Problem.WRONG_STATE})
    public DisputeItem resolve(@PathParam("id") UUID id, @NotNull @Valid ResolveDisputeRequest request) {
        return DisputeItem.from(service.resolve(id, caller.subject(), request.decision(), request.reason()));
    }

    private static boolean isOpen(String state) {
        if (!state.equals(OPEN) && !state.equals(RESOLVED)) {
            throw ProblemException.violation("/state", "must be OPEN or RESOLVED");
        }
        return state.equals(OPEN);
    }

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
}
