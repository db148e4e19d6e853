package com.truewatch.billing.accounts.directory;

import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.Page;
import com.truewatch.billing.accounts.platform.http.Preferences;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.Scopes;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What happened, for other services. */
@Path(Api.V1 + "/directory/events")
@Produces({MediaType.APPLICATION_JSON, EventAnswers.BATCH})
@Tag(name = "Directory")
public class EventFeedResource {
    private final EventReading reading;
    private final EventAnswers answers;

    EventFeedResource(EventReading reading, EventAnswers answers) {
        this.reading = reading;
        this.answers = answers;
    }

    /** In the order in which it happened. */
    @GET
    @Blocking
    @PermissionsAllowed(Scopes.EVENTS_READ)
    @Operation(
            operationId = "readEvents",
            summary = "What happened",
            description = "CloudEvents 1.0, oldest first, each at least once and none left out. Keep `cursor` once the "
                    + "events are handled, and give it as `after` to go on; without it the feed begins with the "
                    + "oldest event that is kept, for thirty days. With `types` one answer goes through a hundred thousand "
                    + "events at most, and may have no items before the end. Events tell ids and codes only: ask the directory "
                    + "what the thing is like now. With `Prefer: wait=30` a page without events is not answered "
                    + "before there is one, or those seconds are over.")
    @APIResponse(
            responseCode = "200",
            description = "A part of the feed",
            headers = {
                @Header(
                        name = "Link",
                        description = "Where to go on, as `rel=\"next\"`, also where there are no events.",
                        required = true,
                        schema = @Schema(type = SchemaType.STRING, examples = EventAnswers.LINK_EXAMPLE)),
                @Header(
                        name = Preferences.APPLIED,
                        description = "`wait=` and the seconds, where `Prefer` was honoured.",
                        schema = @Schema(type = SchemaType.STRING, examples = "wait=30"))
            },
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = EventAnswers.EventSlice.class)),
                @Content(
                        mediaType = EventAnswers.BATCH,
                        schema = @Schema(type = SchemaType.ARRAY, implementation = CloudEvent.class))
            })
    @Refusals({Problem.INVALID_REQUEST, Problem.CURSOR_EXPIRED})
    public Uni<Response> read(
            @Parameter(
                            description =
                                    "The `cursor` of the answer to go on after; or `now`, for what is yet to come.",
                            example = "e42",
                            schema = @Schema(type = SchemaType.STRING, pattern = "now|" + EventCursor.FORM))
                    @QueryParam("after")
                    @Nullable String after,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int32", defaultValue = Page.DEFAULT_LIMIT))
                    @QueryParam("limit")
                    @DefaultValue(Page.DEFAULT_LIMIT)
                    String limit,
            @Parameter(
                            description = "Only these, separated by commas.",
                            example = "account.frozen,account.unfrozen",
                            schema = @Schema(type = SchemaType.STRING))
                    @QueryParam("types")
                    @Nullable String types,
            @Parameter(
                            description =
                                    "`wait=30`: the seconds to wait for an event where there is none; at most 60.",
                            example = "wait=30",
                            schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam(Preferences.HEADER)
                    List<String> preferences,
            @Context Request request) {
        return answers.of(reading.read(new EventParameters(after, types, limit, preferences)), request);
    }
}
