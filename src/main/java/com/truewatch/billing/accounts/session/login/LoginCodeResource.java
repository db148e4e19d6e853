package com.truewatch.billing.accounts.session.login;

import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.client.Clients;
import com.truewatch.billing.accounts.verification.CodeRequestResponse;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

/** The codes that log in. */
@Path(Api.V1 + "/login-codes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions")
@PermitAll
public class LoginCodeResource {
    private final LoginCodeService codes;
    private final Clients clients;

    LoginCodeResource(LoginCodeService codes, Clients clients) {
        this.codes = codes;
        this.clients = clients;
    }

    /** The same answer for every login. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "requestLoginCode",
            summary = "Ask for a code to log in",
            description =
                    "It goes to the email when a username or an email was typed; by text message when a phone was "
                            + "typed that was proved less than 45 days ago, in a country that text messages go to, else to "
                            + "the email. The answer never says which, nor whether there is such an account. Then `logIn` "
                            + "with `codeRequestId` and `code`.")
    @APIResponse(
            responseCode = "202",
            description = "If there is such an account, a code is on its way",
            content = @Content(schema = @Schema(implementation = CodeRequestResponse.class)))
    @Refusals({Problem.INVALID_REQUEST, Problem.TOO_MANY_REQUESTS})
    public Response requestCode(@NotNull @Valid RequestLoginCodeRequest body, @Context HttpServerRequest request) {
        return Response.status(Status.ACCEPTED)
                .entity(CodeRequestResponse.from(codes.request(body.login(), clients.of(request))))
                .build();
    }

    /** The tries stay as they are. */
    @POST
    @Path("/{id}/resend")
    @Operation(
            operationId = "resendLoginCode",
            summary = "Send the code anew",
            description = "A minute after the last one at the earliest; the code before it is void. "
                    + "A request that was used, has no tries left or is older than half an hour answers 409.")
    @APIResponse(
            responseCode = "200",
            description = "A new code is on its way",
            content = @Content(schema = @Schema(implementation = CodeRequestResponse.class)))
    @Refusals({Problem.NOT_FOUND, Problem.WRONG_STATE, Problem.TOO_MANY_REQUESTS})
    public CodeRequestResponse resendCode(@PathParam("id") UUID id, @Context HttpServerRequest request) {
        return CodeRequestResponse.from(codes.resend(id, clients.of(request)));
    }

    /**
     * Who wants to log in by a code.
     *
     * @param login username, email, or phone in E.164
     */
    @Schema(description = "Who wants to log in by a code.")
    record RequestLoginCodeRequest(
            @NotNull @Size(min = 1, max = 320) @Schema(description = "Username, email, or phone in E.164.", examples = "demo")
            String login) {}
}
