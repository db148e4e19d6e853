package com.truewatch.billing.accounts.cloudaccount.dispute;
import com.truewatch.billing.accounts.platform.security.token.Rights;
import com.truewatch.billing.accounts.platform.security.token.CurrentCaller;

import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.Page;
import com.truewatch.billing.accounts.platform.idempotency.Idempotent;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
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
}
