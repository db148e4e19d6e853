package com.truewatch.billing.accounts.directory;

import com.truewatch.billing.accounts.activity.EventFeedService;
import com.truewatch.billing.accounts.activity.EventFeedService.Slice;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.Page;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.AccessTokens;
import com.truewatch.billing.accounts.platform.security.token.Scopes;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What happened, for other services. */
@Path(Api.V1 + "/directory/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
public class EventFeedResource {
    private final EventFeedService feed;
    private final AccessTokens tokens;

    EventFeedResource(EventFeedService feed, AccessTokens tokens) {
        this.feed = feed;
        this.tokens = tokens;
    }

    /** In the order in which it happened. */
    @GET
    @PermissionsAllowed(Scopes.EVENTS_READ)
    @Operation(
            operationId = "readEvents",
            summary = "What happened",
            description = "CloudEvents 1.0, oldest first, each at least once and none left out. Keep `cursor` once the "
                    + "events are handled, and give it as `after` to go on; without it the feed begins with the "
                    + "oldest event that is kept, for thirty days. Events tell ids and codes only: ask the directory "
                    + "what the thing is like now.")
    @Refusals({Problem.INVALID_REQUEST, Problem.CURSOR_EXPIRED})
    public EventSlice read(
            @Parameter(description = "The `cursor` of the answer to go on after.") @QueryParam("after") @Nullable String after,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int32", defaultValue = Page.DEFAULT_LIMIT))
                    @QueryParam("limit")
                    @DefaultValue(Page.DEFAULT_LIMIT)
                    String limit,
            @Parameter(
                            description = "Only these, separated by commas.",
                            example = "account.frozen,account.unfrozen",
                            schema = @Schema(type = SchemaType.STRING))
                    @QueryParam("types")
                    @Nullable String types) {
        return EventSlice.of(
                feed.read(EventCursor.read(after), EventTypes.read(types), Page.readLimit(limit)), tokens.issuer());
    }

    /**
     * A part of the feed.
     *
     * @param items in order
     * @param cursor to go on after
     */
    @Schema(description = "A part of the feed.")
    record EventSlice(
            List<CloudEvent> items,

            @Schema(description = "Give it as `after` to go on, also where there are no items.", examples = "e42")
            String cursor) {
        static EventSlice of(Slice slice, String source) {
            return new EventSlice(
                    slice.entries().stream()
                            .map(it -> CloudEvent.of(it, source))
                            .toList(),
                    EventCursor.of(slice.readUpTo()));
        }
    }
}
