package com.truewatch.billing.accounts.cloudaccount.ledger;
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
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The ledger of marketplace events, for staff. */
@Path(Api.V1 + "/operator/marketplace-events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operators")
public class MarketplaceEventResource {
    private final CurrentCaller caller;
    private final MarketplaceEventService service;
    private final EventInbox inbox;

    MarketplaceEventResource(CurrentCaller caller, MarketplaceEventService service, EventInbox inbox) {
        this.caller = caller;
        this.service = service;
        this.inbox = inbox;
    }

    /** Without bodies. */
    @GET
    @PermissionsAllowed(Rights.OPERATOR + Rights.AUDIT)
    @Operation(
            operationId = "listMarketplaceEvents",
            summary = "What came in marketplaces' names",
            description = "Newest first. What is genuine is kept for thirteen months, anything else for thirty days.")
    @Refusals(Problem.INVALID_REQUEST)
    public MarketplaceEventPage list(
            @QueryParam("provider") @Nullable String provider,
            @Parameter(schema = @Schema(implementation = EventOutcome.class)) @QueryParam("outcome") @Nullable String outcome,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int32", defaultValue = Page.DEFAULT_LIMIT))
                    @QueryParam("limit")
                    @DefaultValue(Page.DEFAULT_LIMIT)
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.readLimit(limit);
        return MarketplaceEventPage.of(
                service.list(provider, readOutcome(outcome), Page.readCursor(cursor), size + 1), size);
    }

    /** With its body. */
    @GET
    @Path("/{id}")
    @PermissionsAllowed(Rights.OPERATOR + Rights.AUDIT)
    @Operation(operationId = "getMarketplaceEvent", summary = "One of them", description = "With its body as it came.")
    @Refusals(Problem.NOT_FOUND)
    public MarketplaceEventResponse get(@PathParam("id") UUID id) {
        return MarketplaceEventResponse.from(service.get(id));
    }

    /** After what kept it from its effect was mended. */
    @POST
    @Idempotent(inSteps = true)
    @Path("/{id}/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Rights.OPERATOR + Rights.SETTLEMENT)
    @Operation(
            operationId = "replayMarketplaceEvent",
            summary = "Handle an event again",
            description =
                    "Only a genuine one. One that had its effect has it once; one that fails again is `FAILED` in the "
                            + "answer and tried again later. Who did it and why is recorded.")
    @Refusals({Problem.INVALID_REQUEST, Problem.NOT_FOUND, Problem.WRONG_STATE})
    public MarketplaceEventItem replay(@PathParam("id") UUID id, @NotNull @Valid ReplayRequest why) {
        service.reopen(id, caller.subject(), why.reason());
        inbox.handleNow(id);
        return MarketplaceEventItem.from(service.get(id));
    }

    /** Read here, because the framework answers 404 to what is none. */
    private static @Nullable EventOutcome readOutcome(@Nullable String outcome) {
        return outcome == null
                ? null
                : Arrays.stream(EventOutcome.values())
                        .filter(it -> it.name().equals(outcome))
                        .findFirst()
                        .orElseThrow(() -> ProblemException.violation("/outcome", "must be an outcome"));
    }
}
