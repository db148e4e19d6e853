package com.truewatch.billing.accounts.cloudaccount;

import com.fasterxml.jackson.databind.JsonNode;
import com.truewatch.billing.accounts.account.CurrentHolder;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.Page;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.AccessTokens;
import com.truewatch.billing.accounts.platform.validation.PlainText;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A holder's cloud accounts. */
@Path(CloudAccountResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cloud accounts")
@RolesAllowed(AccessTokens.ROLE_ACCOUNT)
public class CloudAccountResource {
    public static final String PATH = Api.V1 + "/account/cloud-accounts";

    private final CurrentHolder caller;
    private final CloudAccountService service;
    private final CloudAccountViewService views;

    CloudAccountResource(CurrentHolder caller, CloudAccountService service, CloudAccountViewService views) {
        this.caller = caller;
        this.service = service;
        this.views = views;
    }

    /** The ended ones too. */
    @GET
    @Operation(
            operationId = "listCloudAccounts",
            summary = "The cloud accounts",
            description = "Newest first, the ended ones too.")
    @Refusals(Problem.INVALID_REQUEST)
    public CloudAccountPage list(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int32", defaultValue = Page.DEFAULT_LIMIT))
                    @QueryParam("limit")
                    @DefaultValue(Page.DEFAULT_LIMIT)
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.readLimit(limit);
        List<CloudAccount> rows = service.list(caller.get(), Page.readCursor(cursor), size + 1);
        return views.page(caller.get().accountId(), rows, size);
    }

    /** With what it settles. */
    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getCloudAccount",
            summary = "One cloud account",
            description = "With the workspaces that it settles now.")
    @Refusals(Problem.NOT_FOUND)
    public CloudAccountResponse get(@PathParam("id") UUID id) {
        return views.of(caller.get().accountId(), service.get(caller.get(), id));
    }

    /** Its alias. */
    @PATCH
    @Path("/{id}")
    @Consumes({Api.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "patchCloudAccount",
            summary = "Name a cloud account",
            description = "JSON merge patch (RFC 7396). Only `alias` can be set; `null` removes it.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = Api.MERGE_PATCH, schema = @Schema(implementation = CloudAccountPatch.class)),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = CloudAccountPatch.class))
            })
    @Refusals({Problem.INVALID_REQUEST, Problem.ACCOUNT_FROZEN, Problem.NOT_FOUND})
    public CloudAccountResponse patch(@PathParam("id") UUID id, JsonNode patch) {
        return views.of(caller.get().accountId(), service.patch(caller.get(), id, patch));
    }

    /** Cloud accounts, newest first. */
    @Schema(name = "CloudAccountPage", description = "Cloud accounts, newest first.")
    record CloudAccountPage(
            List<CloudAccountResponse> items,

            @Schema(description = "For the next page; null on the last.") @Nullable String nextCursor) {}

    /**
     * What a holder can set on a cloud account.
     *
     * @param alias what to call it
     */
    @Schema(description = "What a holder can set on a cloud account.")
    record CloudAccountPatch(
            @Nullable @Size(min = 1, max = 64) @PlainText
            @Schema(description = "What to call it; `null` removes it.", examples = "Production")
            String alias) {}
}
