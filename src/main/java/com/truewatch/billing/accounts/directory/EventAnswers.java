package com.truewatch.billing.accounts.directory;

import com.truewatch.billing.accounts.directory.EventReading.Reading;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.Preferences;
import com.truewatch.billing.accounts.platform.security.token.AccessTokens;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a reader of the feed gets: events and cursor in our own JSON, or the events alone as a batch of CloudEvents. */
@Singleton
class EventAnswers {
    /** CloudEvents 1.0, HTTP protocol binding, 3.3. */
    static final String BATCH = "application/cloudevents-batch+json";

    static final String LINK_EXAMPLE = "</api/v1/directory/events?after=e42&limit=50>; rel=\"next\"";

    private static final MediaType BATCH_TYPE = MediaType.valueOf(BATCH);
    private static final List<Variant> FORMS =
            Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, BATCH_TYPE).build();

    private final AccessTokens tokens;

    EventAnswers(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /** In the form that the request accepts, looked at before anybody waits. */
    Uni<Response> of(Uni<Reading> reading, Request request) {
        Variant form = request.selectVariant(FORMS);
        boolean isBatch = form != null && form.getMediaType().isCompatible(BATCH_TYPE);
        return reading.map(it -> answer(it, isBatch));
    }

    private Response answer(Reading reading, boolean isBatch) {
        String cursor = EventCursor.of(reading.slice().readUpTo());
        List<CloudEvent> events = reading.slice().entries().stream()
                .map(it -> CloudEvent.of(it, tokens.issuer()))
                .toList();
        Response.ResponseBuilder answer = isBatch
                ? Response.ok(events, BATCH_TYPE)
                : Response.ok(new EventSlice(events, cursor), MediaType.APPLICATION_JSON_TYPE);
        reading.patience().ifPresent(it -> answer.header(Preferences.APPLIED, Preferences.applied(it)));
        return answer.header(HttpHeaders.LINK, next(reading.asked(), cursor)).build();
    }

    /** The same question from there on. Its parameters were read, so they have nothing that a link would have to encode. */
    private static String next(EventParameters asked, String cursor) {
        String types = asked.types() == null ? "" : "&types=" + asked.types();
        return "<" + Api.V1 + "/directory/events?after=" + cursor + "&limit=" + asked.limit() + types
                + ">; rel=\"next\"";
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
            String cursor) {}
}
