package com.truewatch.billing.accounts.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.EntityTags;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.AccessTokens;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The holder's own account. */
@Path(Api.V1 + "/account")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Account")
@RolesAllowed(AccessTokens.ROLE_ACCOUNT)
public class AccountResource {
    private final CurrentHolder caller;
    private final AccountService service;
    private final Clock clock;

    AccountResource(CurrentHolder caller, AccountService service, Clock clock) {
        this.caller = caller;
        this.service = service;
        this.clock = clock;
    }

    /** From the row that the authentication has read already. */
    @GET
    @Operation(
            operationId = "getAccount",
            summary = "The account and its profile",
            description = "The `ETag` names this version of it: send it as `If-Match` with a change, "
                    + "or as `If-None-Match` to be told 304 when nothing has changed.")
    @APIResponse(
            responseCode = "200",
            description = "The account",
            content = @Content(schema = @Schema(implementation = AccountResponse.class)))
    @APIResponse(responseCode = "304", description = "Not changed since the version in `If-None-Match`")
    public Response get(@HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        Account account = caller.get().account();
        String tag = account.entityTag(clock.instant());
        return EntityTags.isKnown(ifNoneMatch, tag)
                ? Response.notModified().header(HttpHeaders.ETAG, tag).build()
                : respond(account);
    }

    /** Email and phone are not in it: they have a change of their own. */
    @PATCH
    @Path("/profile")
    @Consumes({Api.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "patchProfile",
            summary = "Change the profile",
            description = "JSON merge patch (RFC 7396): members that are absent stay, `null` empties one. "
                    + "With `If-Match` the change is refused when somebody else changed the account meanwhile.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = Api.MERGE_PATCH, schema = @Schema(ref = "ProfilePatch")),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "ProfilePatch"))
            })
    @APIResponse(
            responseCode = "200",
            description = "The account as it is now",
            content = @Content(schema = @Schema(implementation = AccountResponse.class)))
    @Refusals({Problem.INVALID_REQUEST, Problem.ACCOUNT_FROZEN, Problem.PRECONDITION_FAILED, Problem.TOO_MANY_REQUESTS})
    public Response patchProfile(JsonNode patch, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return respond(service.patchProfile(caller.get(), patch, ifMatch));
    }

    /** The language of messages. */
    @PATCH
    @Consumes({Api.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "patchAccount",
            summary = "Change the language of messages",
            description = "JSON merge patch. Only `locale` can be set here.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = Api.MERGE_PATCH, schema = @Schema(implementation = AccountPatch.class)),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = AccountPatch.class))
            })
    @APIResponse(
            responseCode = "200",
            description = "The account as it is now",
            content = @Content(schema = @Schema(implementation = AccountResponse.class)))
    @Refusals({Problem.INVALID_REQUEST, Problem.ACCOUNT_FROZEN, Problem.PRECONDITION_FAILED, Problem.TOO_MANY_REQUESTS})
    public Response patch(JsonNode patch, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return respond(service.patch(caller.get(), patch, ifMatch));
    }

    private Response respond(Account account) {
        Instant now = clock.instant();
        return Response.ok(AccountResponse.from(account, now))
                .header(HttpHeaders.ETAG, account.entityTag(now))
                .build();
    }
}
