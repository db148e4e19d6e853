package com.truewatch.billing.accounts.credential;

import com.truewatch.billing.accounts.account.CurrentHolder;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.Page;
import com.truewatch.billing.accounts.platform.idempotency.Idempotent;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.AccessTokens;
import com.truewatch.billing.accounts.platform.security.token.NeedsFreshProof;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The change of email and phone, step by step. */
@Path(CredentialChangeResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Change of email and phone")
@RolesAllowed(AccessTokens.ROLE_ACCOUNT)
public class CredentialChangeResource {
    static final String PATH = Api.V1 + "/account/credential-changes";

    private final CurrentHolder caller;
    private final CredentialChangeService service;
    private final ChangeConfirmationService confirmation;
    private final Clock clock;

    CredentialChangeResource(
            CurrentHolder caller,
            CredentialChangeService service,
            ChangeConfirmationService confirmation,
            Clock clock) {
        this.caller = caller;
        this.service = service;
        this.confirmation = confirmation;
        this.clock = clock;
    }

    /** Step one begins with the change itself. */
    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @NeedsFreshProof
    @Operation(
            operationId = "startCredentialChange",
            summary = "Begin a change of email or phone",
            description =
                    "A code is on its way to the current address; where no phone is bound yet, or its country gets no "
                            + "text messages any more, to the email. "
                            + "An older open change of the same credential is cancelled. The change lives 30 minutes.")
    @APIResponse(
            responseCode = "201",
            description = "Begun; enter the code next",
            headers =
                    @Header(
                            name = "Location",
                            description = "The change",
                            schema = @Schema(type = SchemaType.STRING, format = "uri")),
            content = @Content(schema = @Schema(implementation = CredentialChangeResponse.class)))
    @Refusals({Problem.INVALID_REQUEST, Problem.ACCOUNT_FROZEN, Problem.ACCOUNT_ON_HOLD, Problem.TOO_MANY_REQUESTS})
    public Response start(@NotNull @Valid StartChangeRequest request) {
        CredentialChangeResponse body = respond(service.start(caller.get(), request.credential()));
        return Response.created(URI.create(PATH + "/" + body.id())).entity(body).build();
    }

    /** Open and closed ones. */
    @GET
    @Operation(
            operationId = "listCredentialChanges",
            summary = "The changes of this account",
            description = "Open and closed ones, newest first.")
    @Refusals(Problem.INVALID_REQUEST)
    public CredentialChangePage list(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int32", defaultValue = Page.DEFAULT_LIMIT))
                    @QueryParam("limit")
                    @DefaultValue(Page.DEFAULT_LIMIT)
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.readLimit(limit);
        List<ChangeView> rows = service.list(caller.get(), Page.readCursor(cursor), size + 1);
        return CredentialChangePage.from(
                Page.of(rows, size, it -> it.change().id().id(), this::respond));
    }

    /** From any session of the account. */
    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getCredentialChange",
            summary = "One change",
            description = "From any session of the account; to see where it is and what comes next.")
    @Refusals(Problem.NOT_FOUND)
    public CredentialChangeResponse get(@PathParam("id") UUID id) {
        return respond(service.get(caller.get(), id));
    }

    /** Step one. */
    @POST
    @Idempotent(inSteps = true)
    @Path("/{id}/current-code")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "enterCurrentCode",
            summary = "Enter the code that went to the current address",
            description = "A step has five tries, which neither a resend nor another address renews; an account has 20 "
                    + "wrong codes a day for each credential. Only from the session that began the change.")
    @Refusals({
        Problem.INVALID_REQUEST,
        Problem.FORBIDDEN,
        Problem.ACCOUNT_FROZEN,
        Problem.NOT_FOUND,
        Problem.WRONG_STATE,
        Problem.ACCOUNT_ON_HOLD,
        Problem.CODE_INCORRECT,
        Problem.CODE_EXPIRED,
        Problem.LOCKED,
        Problem.TOO_MANY_REQUESTS
    })
    public CredentialChangeResponse enterCurrentCode(
            @PathParam("id") UUID id, @NotNull @Valid EnterCodeRequest request) {
        return respond(confirmation.confirmCurrent(caller.get(), id, request.code()));
    }

    /** Between the steps. */
    @POST
    @Idempotent
    @Path("/{id}/new-address")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "giveNewAddress",
            summary = "Name the new address",
            description = "A code is on its way there; naming another address voids it. An address that another "
                    + "account has looks free until its code is entered. A phone must be a mobile one, of a country that "
                    + "text messages go to.")
    @Refusals({
        Problem.INVALID_REQUEST,
        Problem.FORBIDDEN,
        Problem.ACCOUNT_FROZEN,
        Problem.NOT_FOUND,
        Problem.WRONG_STATE,
        Problem.ACCOUNT_ON_HOLD,
        Problem.SAME_ADDRESS,
        Problem.TOO_MANY_REQUESTS
    })
    public CredentialChangeResponse giveNewAddress(
            @PathParam("id") UUID id, @NotNull @Valid GiveNewAddressRequest request) {
        return respond(service.giveNewAddress(caller.get(), id, request.address()));
    }

    /** Step two, and the end. */
    @POST
    @Idempotent(inSteps = true)
    @Path("/{id}/new-code")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "enterNewCode",
            summary = "Enter the code that went to the new address",
            description = "Completes the change: the new address logs in at once, the former no longer does, and every "
                    + "other session ends. When another account has the address, the change goes back to naming one.")
    @Refusals({
        Problem.INVALID_REQUEST,
        Problem.FORBIDDEN,
        Problem.ACCOUNT_FROZEN,
        Problem.NOT_FOUND,
        Problem.WRONG_STATE,
        Problem.ACCOUNT_ON_HOLD,
        Problem.ADDRESS_UNAVAILABLE,
        Problem.CODE_INCORRECT,
        Problem.CODE_EXPIRED,
        Problem.LOCKED,
        Problem.TOO_MANY_REQUESTS
    })
    public CredentialChangeResponse enterNewCode(@PathParam("id") UUID id, @NotNull @Valid EnterCodeRequest request) {
        return respond(confirmation.confirmNew(caller.get(), id, request.code()));
    }

    /** A minute after the last one. */
    @POST
    @Idempotent
    @Path("/{id}/resend")
    @Operation(
            operationId = "resendCode",
            summary = "Send the present step's code anew",
            description = "Once a minute. The code before is void; the tries stay as they are.")
    @Refusals({
        Problem.FORBIDDEN,
        Problem.ACCOUNT_FROZEN,
        Problem.NOT_FOUND,
        Problem.WRONG_STATE,
        Problem.ACCOUNT_ON_HOLD,
        Problem.TOO_MANY_REQUESTS
    })
    public CredentialChangeResponse resend(@PathParam("id") UUID id) {
        return respond(service.resend(caller.get(), id));
    }

    /** From any session of the account. */
    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "cancelCredentialChange",
            summary = "Give a change up",
            description = "From any session of the account. Nothing happens to a closed one.")
    @APIResponse(responseCode = "204", description = "It is closed")
    @Refusals({Problem.ACCOUNT_FROZEN, Problem.NOT_FOUND})
    public void cancel(@PathParam("id") UUID id) {
        service.cancel(caller.get(), id);
    }

    private CredentialChangeResponse respond(ChangeView view) {
        return CredentialChangeResponse.from(view, clock.instant());
    }
}
