package com.truewatch.billing.accounts.session.login;

import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.platform.security.client.Clients;
import com.truewatch.billing.accounts.session.SessionResponse;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The ways in: by password, by a code that was asked for, or by a ticket of the console; and their second step. */
@Path(Api.V1 + "/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions")
@PermitAll
public class LoginResource {
    private final LoginService passwordLogins;
    private final CodeLoginService codeLogins;
    private final TicketLoginService ticketLogins;
    private final PasskeyLoginService passkeyLogins;
    private final SecondProofService secondProofs;
    private final LoginCookie cookie;
    private final LoginResponses responses;
    private final Clients clients;

    LoginResource(
            LoginService passwordLogins,
            CodeLoginService codeLogins,
            TicketLoginService ticketLogins,
            PasskeyLoginService passkeyLogins,
            SecondProofService secondProofs,
            LoginCookie cookie,
            LoginResponses responses,
            Clients clients) {
        this.passwordLogins = passwordLogins;
        this.codeLogins = codeLogins;
        this.ticketLogins = ticketLogins;
        this.passkeyLogins = passkeyLogins;
        this.secondProofs = secondProofs;
        this.cookie = cookie;
        this.responses = responses;
        this.clients = clients;
    }

    /** By username, email or phone and the password, by a code, or by a ticket; then, where it is needed, a second proof. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "logIn",
            summary = "Log in",
            description = "By username, email or phone with the password, or by the code that `requestLoginCode` sent, "
                    + "or by the ticket that the console got from `issueEntryTicket`: that session has the strength `ENTRY`, which "
                    + "reads and settles, and answers other changes with `stronger-login-required`. "
                    + "The access token comes in the body and is good for five minutes; the refresh token comes as an "
                    + "HttpOnly cookie, and a second cookie keeps the browser known. "
                    + "An unknown login, a wrong secret, and a ticket that is unknown, used or late get the same answer. "
                    + "After five wrong passwords each further one is compared only after a growing delay.\\n\\n"
                    + "Where a second factor is enrolled, a right password or code is answered `second-factor-required`, with "
                    + "`factorTicket` and a cookie that binds it to this browser: call `logIn` again within five minutes, with "
                    + "`factorTicket` and `totp`, the value that the authenticator app shows, `recoveryCode`, or `challengeId` and `passkey`. A ticket "
                    + "has five tries; a wrong one is answered `invalid-credentials`.\n\n"
                    + "A passkey alone logs in too, with `challengeId` and `passkey`: it is both proofs at once, and nobody types a "
                    + "name.")
    @APIResponse(
            responseCode = "201",
            description = "Logged in; `Set-Cookie` carries the refresh token",
            headers = @Header(name = "Set-Cookie", ref = "Set-Cookie"),
            content = @Content(schema = @Schema(implementation = SessionResponse.class)))
    @Refusals({
        Problem.INVALID_REQUEST,
        Problem.INVALID_CREDENTIALS,
        Problem.SECOND_FACTOR_REQUIRED,
        Problem.ACCOUNT_FROZEN,
        Problem.NOT_FOUND,
        Problem.ACCOUNT_ON_HOLD,
        Problem.CODE_INCORRECT,
        Problem.CODE_EXPIRED,
        Problem.LOCKED,
        Problem.TOO_MANY_REQUESTS
    })
    public Response logIn(@NotNull @Valid LoginRequest login, @Context HttpServerRequest request) {
        Client client = clients.of(request);
        LoginOutcome outcome = switch (login.way()) {
            case PASSWORD -> passwordLogins.byPassword(login.expectLogin(), login.expectPassword(), client);
            case CODE -> codeLogins.byCode(login.expectRequestId(), login.expectCode(), client);
            case TICKET -> ticketLogins.byTicket(login.expectTicket(), client);
            case PASSKEY -> passkeyLogins.byPasskey(login.expectPasskey(), client);
            case TOTP, RECOVERY_CODE, SECOND_PASSKEY ->
                secondProofs.complete(
                        login.expectFactorTicket(), cookie.read(request), login.expectSecondProof(), client);
        };
        return responses.of(outcome, request);
    }
}
