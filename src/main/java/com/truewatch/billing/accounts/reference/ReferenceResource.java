package com.truewatch.billing.accounts.reference;

import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.language.Languages;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a form offers to choose from. */
@Path(Api.V1 + "/reference")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reference")
@PermitAll
public class ReferenceResource {
    private final ReferenceLists lists;

    ReferenceResource(ReferenceLists lists) {
        this.lists = lists;
    }

    /** For the profile's {@code industry}. */
    @GET
    @Path("/industries")
    @Operation(
            operationId = "listIndustries",
            summary = "The industries a profile can name",
            description = "Names follow `Accept-Language`: English or Chinese.")
    @APIResponse(
            responseCode = "200",
            description = "The whole list",
            content = @Content(schema = @Schema(implementation = ReferenceList.class)))
    public Response industries(@HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        Locale language = Languages.of(accepted);
        return respond(lists.industries(language), language);
    }

    /** For the profile's {@code region}. */
    @GET
    @Path("/regions")
    @Operation(
            operationId = "listRegions",
            summary = "The countries and territories a profile can name",
            description = "ISO 3166-1 alpha-2. Names follow `Accept-Language`: English or Chinese.")
    @APIResponse(
            responseCode = "200",
            description = "The whole list",
            content = @Content(schema = @Schema(implementation = ReferenceList.class)))
    public Response regions(@HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        Locale language = Languages.of(accepted);
        return respond(lists.regions(language), language);
    }

    private static Response respond(List<ReferenceEntry> items, Locale language) {
        return Response.ok(new ReferenceList(items))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .build();
    }

    /**
     * A whole list; it is short and never paged.
     *
     * @param items in the order in which a form shows them
     * @param nextCursor always null
     */
    @Schema(description = "A list that forms are filled from.")
    public record ReferenceList(
            List<ReferenceEntry> items,

            @Schema(description = "Always null: the list is whole.") @Nullable String nextCursor) {
        ReferenceList(List<ReferenceEntry> items) {
            this(items, null);
        }
    }
}
