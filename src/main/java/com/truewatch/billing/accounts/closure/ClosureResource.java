package com.truewatch.billing.accounts.closure;

import com.truewatch.billing.accounts.account.CurrentHolder;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.idempotency.Idempotent;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.AccessTokens;
import com.truewatch.billing.accounts.platform.security.token.NeedsFreshProof;
import com.truewatch.billing.accounts.verification.CodeRequestResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The end of the holder's account. */
@Path(Api.V1 + "/account/closure")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Account")
@RolesAllowed(AccessTokens.ROLE_ACCOUNT)
public class ClosureResource {
    private final CurrentHolder caller;
    private final ClosureService closures;

    ClosureResource(CurrentHolder caller, ClosureService closures) {
        this.caller = caller;
        this.closures = closures;
    }

    /** The code goes to the email. */
    @POST
    @Idempotent(inSteps = true)
    @NeedsFreshProof
    @Operation(
            operationId = "requestClosure",
            summary = "Ask for the code that closes the account",
            description =
                    "A code is on its way to the account's email; asked for again after a minute, it is sent anew. "
                            + "Refused while workspaces are bound, a cloud account is not over, or another service such as "
                            + "the wallet has something open with the account.")
    @APIResponse(
            responseCode = "202",
            description = "A code is on its way",
            content = @Content(schema = @Schema(implementation = CodeRequestResponse.class)))
    @Refusals({
        Problem.ACCOUNT_FROZEN,
        Problem.ACCOUNT_ON_HOLD,
        Problem.CLOSURE_REFUSED,
        Problem.TOO_MANY_REQUESTS,
        Problem.UNAVAILABLE
    })
    public Response request() {
        return Response.status(Status.ACCEPTED)
                .entity(CodeRequestResponse.from(closures.request(caller.get())))
                .build();
    }

    /** For good. */
    @POST
    @Idempotent(inSteps = true)
    @Path("/confirm")
    @Consumes(MediaType.APPLICATION_JSON)
    @NeedsFreshProof
    @Operation(
            operationId = "confirmClosure",
            summary = "Close the account for good",
            description =
                    "With the code, in the session that asked for it. Every session ends, email and phone are free "
                            + "again, and whatever names the holder is erased; the username is never given again. A refusal "
                            + "for any other reason than the code leaves the code good.")
    @APIResponse(responseCode = "204", description = "Closed")
    @Refusals({
        Problem.ACCOUNT_FROZEN,
        Problem.ACCOUNT_ON_HOLD,
        Problem.CLOSURE_REFUSED,
        Problem.CODE_INCORRECT,
        Problem.CODE_EXPIRED,
        Problem.LOCKED,
        Problem.TOO_MANY_REQUESTS,
        Problem.UNAVAILABLE
    })
    public void confirm(@NotNull @Valid ConfirmClosureRequest body) {
        closures.confirm(caller.get(), body.code());
    }

    /**
     * The code that closes the account.
     *
     * @param code six ASCII digits; leading zeros count
     */
    @Schema(description = "The code that closes the account.")
    record ConfirmClosureRequest(
            @NotNull @Pattern(regexp = "[0-9]{6}", message = "must be six digits") @Schema(description = "Six digits; leading zeros count.", examples = "123456")
            String code) {
        /** Without the code. */
        @Override
        public String toString() {
            return "ConfirmClosureRequest";
        }
    }
}
