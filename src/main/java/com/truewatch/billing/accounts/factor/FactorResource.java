package com.truewatch.billing.accounts.factor;

import com.truewatch.billing.accounts.account.CurrentHolder;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.Page;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.AccessTokens;
import com.truewatch.billing.accounts.platform.security.token.NeedsFreshProof;
import com.truewatch.billing.accounts.platform.validation.PlainText;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The holder's second factors. */
@Path(FactorResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Second factor")
@RolesAllowed(AccessTokens.ROLE_ACCOUNT)
public class FactorResource {
    /** Where they are. */
    public static final String PATH = Api.V1 + "/account/factors";

    private final CurrentHolder caller;
    private final FactorService service;

    FactorResource(CurrentHolder caller, FactorService service) {
        this.caller = caller;
        this.service = service;
    }

    /** No secret is among what is told. */
    @GET
    @Operation(
            operationId = "listFactors",
            summary = "The second factors",
            description = "Newest first. Without any a login needs no second proof.")
    @Refusals(Problem.INVALID_REQUEST)
    public FactorPage list(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int32", defaultValue = Page.DEFAULT_LIMIT))
                    @QueryParam("limit")
                    @DefaultValue(Page.DEFAULT_LIMIT)
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.readLimit(limit);
        List<FactorResponse> rows = service.list(caller.get(), Page.readCursor(cursor), size + 1);
        return FactorPage.from(Page.of(rows, size, FactorResponse::id, it -> it));
    }

    /** A name is no secret. */
    @PATCH
    @Path("/{id}")
    @Consumes({Api.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(operationId = "renameFactor", summary = "Name a second factor", description = "Only `name` can be set.")
    @Refusals({Problem.INVALID_REQUEST, Problem.ACCOUNT_FROZEN, Problem.NOT_FOUND, Problem.TOO_MANY_REQUESTS})
    public FactorResponse rename(@PathParam("id") UUID id, @NotNull @Valid RenameFactorRequest body) {
        return service.rename(caller.get(), id, body.name());
    }

    /** Whoever has only the session cannot. */
    @DELETE
    @Path("/{id}")
    @NeedsFreshProof(always = true)
    @Operation(
            operationId = "removeFactor",
            summary = "Remove a second factor",
            description =
                    "Needs a fresh proof, see `giveProof`. Every other session ends, and the holder is told at every "
                            + "proved address. With the last passkey or app the recovery codes go too, and a login needs no second "
                            + "proof any more.")
    @APIResponse(responseCode = "204", description = "It is a proof no longer")
    @Refusals({Problem.ACCOUNT_FROZEN, Problem.NOT_FOUND, Problem.ACCOUNT_ON_HOLD})
    public void remove(@PathParam("id") UUID id) {
        service.remove(caller.get(), id);
    }

    /**
     * Another name.
     *
     * @param name by which its holder knows it
     */
    @Schema(description = "Another name.")
    record RenameFactorRequest(
            @NotNull @Size(min = 1, max = 64) @PlainText
            @Schema(description = "As its holder calls it.", examples = "Phone")
            String name) {}

    /** Second factors, newest first. */
    @Schema(name = "FactorPage", description = "Second factors, newest first.")
    record FactorPage(
            List<FactorResponse> items,

            @Schema(description = "For the next page; null on the last.") @Nullable String nextCursor) {
        static FactorPage from(Page<FactorResponse> page) {
            return new FactorPage(page.items(), page.nextCursor());
        }
    }
}
