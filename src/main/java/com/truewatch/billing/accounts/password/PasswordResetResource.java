package com.truewatch.billing.accounts.password;

import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.client.Clients;
import com.truewatch.billing.accounts.verification.CodeRequestResponse;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The forgotten password. */
@Path(Api.V1 + "/password-resets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registration and password")
@PermitAll
public class PasswordResetResource {
    private final PasswordResetService resets;
    private final PasswordByCodeService byCode;
    private final Clients clients;

    PasswordResetResource(PasswordResetService resets, PasswordByCodeService byCode, Clients clients) {
        this.resets = resets;
        this.byCode = byCode;
        this.clients = clients;
    }

    /** The same answer for every login. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "requestPasswordReset",
            summary = "Ask for a code to set a new password",
            description =
                    "It goes to the account's email, never by text message. The answer does not say whether there "
                            + "is such an account.")
    @APIResponse(
            responseCode = "202",
            description = "If there is such an account, a code is on its way",
            content = @Content(schema = @Schema(implementation = CodeRequestResponse.class)))
    @Refusals({Problem.INVALID_REQUEST, Problem.TOO_MANY_REQUESTS})
    public Response request(@NotNull @Valid RequestPasswordResetRequest body, @Context HttpServerRequest request) {
        return Response.status(Status.ACCEPTED)
                .entity(CodeRequestResponse.from(resets.request(body.login(), clients.of(request))))
                .build();
    }

    /** The tries stay as they are. */
    @POST
    @Path("/{id}/resend")
    @Operation(
            operationId = "resendPasswordResetCode",
            summary = "Send the code anew",
            description = "A minute after the last one at the earliest; the code before it is void. "
                    + "A request that was used, has no tries left or is older than half an hour answers 409.")
    @Refusals({Problem.NOT_FOUND, Problem.WRONG_STATE, Problem.TOO_MANY_REQUESTS})
    public CodeRequestResponse resend(@PathParam("id") UUID id, @Context HttpServerRequest request) {
        return CodeRequestResponse.from(resets.resend(id, clients.of(request)));
    }

    /** The password first, then the code. */
    @POST
    @Path("/{id}/complete")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "completePasswordReset",
            summary = "Set a new password with the code",
            description = "Every session ends, every open change and code is void, every browser is unknown again. "
                    + "A password that is not good enough costs no try and leaves the code good.")
    @APIResponse(responseCode = "204", description = "The password is set: log in with it")
    @Refusals({
        Problem.ACCOUNT_FROZEN,
        Problem.NOT_FOUND,
        Problem.CODE_INCORRECT,
        Problem.CODE_EXPIRED,
        Problem.PASSWORD_REJECTED,
        Problem.LOCKED,
        Problem.TOO_MANY_REQUESTS
    })
    public void complete(
            @PathParam("id") UUID id,
            @NotNull @Valid CompletePasswordResetRequest body,
            @Context HttpServerRequest request) {
        byCode.reset(id, body.code(), body.newPassword(), clients.of(request));
    }

    /**
     * Whose password is to be set anew.
     *
     * @param login username, email, or phone in E.164
     */
    @Schema(description = "Whose password is to be set anew.")
    record RequestPasswordResetRequest(
            @NotNull @Size(min = 1, max = 320) @Schema(description = "Username, email, or phone in E.164.", examples = "demo")
            String login) {}

    /**
     * A new password and the code that allows it.
     *
     * @param code six ASCII digits; leading zeros count
     * @param newPassword any characters
     */
    @Schema(description = "A new password and the code that allows it.")
    record CompletePasswordResetRequest(
            @NotNull @Pattern(regexp = "[0-9]{6}", message = "must be six digits") @Schema(description = "Six digits; leading zeros count.", examples = "123456")
            String code,

            @NotNull @Size(min = 1, max = 1024) @Schema(description = "15 to 128 characters, any Unicode; no rules of composition.")
            String newPassword) {
        /** Without the secrets. */
        @Override
        public String toString() {
            return "CompletePasswordResetRequest";
        }
    }
}
