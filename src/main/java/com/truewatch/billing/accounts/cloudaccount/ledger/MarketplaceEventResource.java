package com.truewatch.billing.accounts.cloudaccount.ledger;

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
import java.util.Arrays;
import java.util.List;
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

    /** One event of the ledger with its body. */
    @Schema(name = "MarketplaceEvent", description = "Something that came in a marketplace's name, with its body.")
    record MarketplaceEventResponse(
            MarketplaceEventItem event,

            @Schema(description = "As it came; of what is not genuine the beginning.")
            String body) {
        static MarketplaceEventResponse from(MarketplaceEvent event) {
            return new MarketplaceEventResponse(MarketplaceEventItem.from(event), event.body());
        }
    }

    /**
     * Why an event is to be handled again.
     *
     * @param reason for other operators
     */
    @Schema(name = "ReplayRequest", description = "Why an event is to be handled again.")
    record ReplayRequest(
            @NotNull @Size(min = 1, max = 500) @PlainText
            @Schema(description = "For other operators.", examples = "The product code is configured now")
            String reason) {}

    /** Events of marketplaces, newest first. */
    @Schema(name = "MarketplaceEventPage", description = "Events of marketplaces, newest first.")
    record MarketplaceEventPage(
            List<MarketplaceEventItem> items,

            @Schema(description = "For the next page; null on the last.") @Nullable String nextCursor) {
        /** The page of {@code limit} items out of {@code limit + 1} events. */
        static MarketplaceEventPage of(List<MarketplaceEvent> events, int limit) {
            Page<MarketplaceEventItem> page = Page.of(events, limit, MarketplaceEvent::id, MarketplaceEventItem::from);
            return new MarketplaceEventPage(page.items(), page.nextCursor());
        }
    }

    /** One event of the ledger, without its body. */
    @Schema(name = "MarketplaceEventItem", description = "Something that came in a marketplace's name.")
    record MarketplaceEventItem(
            UUID id,

            @Schema(examples = "AWS") String provider,

            @Schema(description = "The provider's id; null for what is not genuine.") @Nullable String externalEventId,

            @Schema(description = "What kind it is, in the provider's words.", examples = "License Updated")
            String action,

            @Schema(description = "Whether it is genuine.") boolean verified,

            @Schema(
                    description =
                            "`PENDING` and `FAILED`: still to be handled. `WAITING` for its subscription to be known. "
                                    + "`APPLIED`. `IGNORED`: nothing in it concerns us. `REFUSED`: has no effect.")
            EventOutcome outcome,

            @Schema(description = "Why, in a word.") @Nullable String code,

            @Schema(description = "How often it was handled.")
            int attempts,

            Instant receivedAt,

            @Schema(description = "When that happened of which it tells.")
            Instant occurredAt,

            @Nullable Instant handledAt) {
        static MarketplaceEventItem from(MarketplaceEvent event) {
            return new MarketplaceEventItem(
                    event.id(),
                    event.provider(),
                    event.externalEventId(),
                    event.action(),
                    event.isVerified(),
                    event.outcome(),
                    event.code(),
                    event.attempts(),
                    event.receivedAt(),
                    event.occurredAt(),
                    event.handledAt());
        }
    }
}
