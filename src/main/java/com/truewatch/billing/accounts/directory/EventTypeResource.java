package com.truewatch.billing.accounts.directory;

import com.truewatch.billing.accounts.activity.EventType;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the event feed tells of: every type, and what its events carry. */
@Path(Api.V1 + "/reference/event-types")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reference")
@PermitAll
public class EventTypeResource {
    private static final String CACHED = "public, max-age=3600";

    /** All of them, in the order in which the pages name them. */
    @GET
    @Operation(
            operationId = "listEventTypes",
            summary = "The types of events",
            description =
                    "What `readEvents` tells of. New types are added; clients ignore those that they do not know.")
    @APIResponse(
            responseCode = "200",
            description = "The whole list",
            content = @Content(schema = @Schema(implementation = EventTypeList.class)))
    public Response list() {
        return Response.ok(EventTypeList.ofAll())
                .header(HttpHeaders.CACHE_CONTROL, CACHED)
                .build();
    }

    /** For validators and generators. */
    @GET
    @Path("/{type}/schema")
    @Produces(EventDataSchema.MEDIA_TYPE)
    @Operation(
            operationId = "getEventDataSchema",
            summary = "What events of a type carry",
            description = "The JSON Schema (2020-12) of `data`. Members may be added to it. In this document the "
                    + "component `EventData` has the members of all types.")
    @APIResponse(
            responseCode = "200",
            description = "The schema",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @Refusals(Problem.NOT_FOUND)
    public Response schema(@PathParam("type") String type) {
        EventType known = Arrays.stream(EventType.values())
                .filter(it -> it.wireName().equals(type))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        return Response.ok(EventDataSchema.of(known))
                .header(HttpHeaders.CACHE_CONTROL, CACHED)
                .build();
    }

    /**
     * A whole list; it is short and never paged.
     *
     * @param items in the order of the pages
     * @param nextCursor always null
     */
    @Schema(description = "The types of events.")
    record EventTypeList(
            List<EventTypeEntry> items,

            @Schema(description = "Always null: the list is whole.") @Nullable String nextCursor) {
        static EventTypeList ofAll() {
            return new EventTypeList(
                    Arrays.stream(EventType.values()).map(EventTypeEntry::of).toList(), null);
        }
    }

    /**
     * One type.
     *
     * @param type as it travels
     * @param dataSchema where the schema of its data is
     * @param since the first release with it
     */
    @Schema(name = "EventType", description = "A type of events.")
    record EventTypeEntry(
            @Schema(examples = "account.email-changed") String type,

            @Schema(
                    description =
                            "Where the JSON Schema of `data` is: a path of this service, for `getEventDataSchema`.",
                    format = "uri-reference")
            String dataSchema,

            @Schema(description = "The first release of this service with it.", examples = "0.1.0")
            String since) {
        static EventTypeEntry of(EventType type) {
            return new EventTypeEntry(type.wireName(), EventDataSchema.pathOf(type), type.since());
        }
    }
}
