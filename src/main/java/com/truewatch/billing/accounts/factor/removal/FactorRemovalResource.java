package com.truewatch.billing.accounts.factor.removal;

import com.truewatch.billing.accounts.factor.removal.FactorRemoval.RemovalState;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.Page;
import com.truewatch.billing.accounts.platform.idempotency.Idempotent;
import com.truewatch.billing.accounts.platform.problem.Problem;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Lost second factors of an account, for operators. */
@Path(Api.V1 + "/operator/accounts/{id}/factor-removals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operators")
public class FactorRemovalResource {
    private final CurrentCaller caller;
    private final FactorRemovalService service;
    private final Clock clock;

    FactorRemovalResource(CurrentCaller caller, FactorRemovalService service, Clock clock) {
        this.caller = caller;
        this.service = service;
        this.clock = clock;
    }

    /** Nothing changes for three days. */
    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Rights.OPERATOR + Rights.RECOVERY)
    @Operation(
            operationId = "openFactorRemoval",
            summary = "Remove second factors that their holder has lost",
            description = "Every proved address is told. After 72 hours, and once a second operator agrees "
                    + "(`approveFactorRemoval`), the account has no second factor and every session ends. Whoever proves one of the "
                    + "factors meanwhile stops it. An open one is stopped by a newer one; one that waits for a week has expired. "
                    + "Without a factor: 409 `wrong-state` with `NO_FACTOR`.")
    @APIResponse(
            responseCode = "202",
            description = "It waits",
            content = @Content(schema = @Schema(implementation = FactorRemovalResponse.class)))
    @Refusals({Problem.NOT_FOUND, Problem.WRONG_STATE})
    public Response open(@PathParam("id") UUID id, @NotNull @Valid OpenFactorRemovalRequest body) {
        FactorRemoval removal = service.open(id, body.reason(), caller.subject());
        return Response.status(Status.ACCEPTED)
                .entity(FactorRemovalResponse.from(removal, clock.instant()))
                .build();
    }

    /** For the second operator, and for whoever asks later. */
    @GET
    @PermissionsAllowed(Rights.OPERATOR + Rights.RECOVERY)
    @Operation(
            operationId = "listFactorRemovals",
            summary = "The removals of second factors of an account",
            description = "Newest first, those that are over too; kept for thirteen months.")
    @Refusals({Problem.INVALID_REQUEST, Problem.NOT_FOUND})
    public FactorRemovalPage list(
            @PathParam("id") UUID id,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int32", defaultValue = Page.DEFAULT_LIMIT))
                    @QueryParam("limit")
                    @DefaultValue(Page.DEFAULT_LIMIT)
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.readLimit(limit);
        return FactorRemovalPage.of(service.list(id, Page.readCursor(cursor), size + 1), size, clock.instant());
    }

    /** A second time it changes nothing. */
    @POST
    @Idempotent
    @Path("/{removalId}/approve")
    @PermissionsAllowed(Rights.OPERATOR + Rights.RECOVERY)
    @Operation(
            operationId = "approveFactorRemoval",
            summary = "Agree to a removal of second factors as the second operator",
            description = "The operator who has opened it is refused with `forbidden`.")
    @Refusals({Problem.FORBIDDEN, Problem.NOT_FOUND, Problem.WRONG_STATE})
    public FactorRemovalResponse approve(@PathParam("id") UUID id, @PathParam("removalId") UUID removalId) {
        return FactorRemovalResponse.from(service.approve(id, removalId, caller.subject()), clock.instant());
    }

    /**
     * Why.
     *
     * @param reason in the operator's words
     */
    @Schema(description = "Why the second factors are to be removed.")
    record OpenFactorRemovalRequest(
            @NotNull @Size(min = 1, max = 1000) @PlainText(multiline = true)
            @Schema(description = "For whoever asks later.")
            String reason) {}

    /** A removal as staff see it. */
    @Schema(name = "FactorRemoval", description = "A removal of second factors as staff see it.")
    record FactorRemovalResponse(
            UUID id,
            UUID accountId,
            RemovalState state,
            String reason,
            String openedBy,
            Instant openedAt,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt,

            @Schema(description = "When it takes effect at the earliest.")
            Instant dueAt,

            @Nullable Instant endedAt) {
        static FactorRemovalResponse from(FactorRemoval removal, Instant now) {
            return new FactorRemovalResponse(
                    removal.id().id(),
                    removal.id().accountId(),
                    removal.stateAt(now),
                    removal.reason(),
                    removal.openedBy(),
                    removal.openedAt(),
                    removal.approvedBy(),
                    removal.approvedAt(),
                    removal.dueAt(),
                    removal.endedAt());
        }
    }

    /** Removals, newest first. */
    @Schema(name = "FactorRemovalPage", description = "Removals of second factors, newest first.")
    record FactorRemovalPage(
            List<FactorRemovalResponse> items,

            @Schema(description = "For the next page; null on the last.") @Nullable String nextCursor) {
        static FactorRemovalPage of(List<FactorRemoval> rows, int size, Instant now) {
            Page<FactorRemovalResponse> page =
                    Page.of(rows, size, it -> it.id().id(), it -> FactorRemovalResponse.from(it, now));
            return new FactorRemovalPage(page.items(), page.nextCursor());
        }
    }
}
