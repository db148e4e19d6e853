package com.truewatch.billing.accounts.session.login;

import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.platform.security.client.Clients;
import com.truewatch.billing.accounts.session.SessionResponse;
import com.truewatch.billing.accounts.session.SessionResponses;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The ways in: by password, by a code that was asked for, or by a ticket of the console. */
@Path(Api.V1 + "/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions")
@PermitAll
public class LoginResource {
    private final LoginService passwordLogins;
    private final CodeLoginService codeLogins;
    private final TicketLoginService ticketLogins;
    private final SessionResponses sessionResponses;
    private final Clients clients;

    LoginResource(
            LoginService passwordLogins,
            CodeLoginService codeLogins,
            TicketLoginService ticketLogins,
            SessionResponses sessionResponses,
            Clients clients) {
        this.passwordLogins = passwordLogins;
        this.codeLogins = codeLogins;
        this.ticketLogins = ticketLogins;
        this.sessionResponses = sessionResponses;
        this.clients = clients;
    }

    /** By username, email or phone and the password, by a code, or by a ticket. */
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
                    + "After five wrong passwords each further one is compared only after a growing delay.")
    @APIResponse(
            responseCode = "201",
            description = "Logged in; `Set-Cookie` carries the refresh token",
            headers = @Header(name = "Set-Cookie", ref = "Set-Cookie"),
            content = @Content(schema = @Schema(implementation = SessionResponse.class)))
    @Refusals({
        Problem.INVALID_REQUEST,
        Problem.INVALID_CREDENTIALS,
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
        return sessionResponses.begun(
                switch (login.way()) {
                    case PASSWORD -> passwordLogins.byPassword(login.expectLogin(), login.expectPassword(), client);
                    case CODE -> codeLogins.byCode(login.expectRequestId(), login.expectCode(), client);
                    case TICKET -> ticketLogins.byTicket(login.expectTicket(), client);
                });
    }

    /**
     * A login: with a password, with a code that was asked for before, or with a ticket of the console.
     *
     * @param login username, email, or phone in E.164
     * @param password as it was set
     * @param codeRequestId the {@code id} that {@code POST /login-codes} gave
     * @param code six ASCII digits; leading zeros count
     * @param ticket as the console got it
     */
    @Schema(
            description =
                    "A login: `login` and `password`, or `codeRequestId` and `code`, or `ticket`; nothing of another.")
    record LoginRequest(
            @Nullable @Size(min = 1, max = 320) @Schema(description = "Username, email, or phone in E.164.", examples = "demo")
            String login,

            @Nullable @Size(min = 1, max = 1024) @Schema(description = "The password, whole.", examples = "demo-password-for-local-use")
            String password,

            @Nullable @Schema(description = "The `id` that `requestLoginCode` gave.")
            UUID codeRequestId,

            @Nullable @Pattern(regexp = "[0-9]{6}", message = "must be six digits") @Schema(description = "Six digits; leading zeros count.", examples = "123456")
            String code,

            @Nullable @Size(min = 1, max = 256) @Schema(description = "The `ticket` that `issueEntryTicket` gave the console.")
            String ticket) {
        /** The ways in. */
        enum Way {
            PASSWORD,
            CODE,
            TICKET
        }

        /**
         * Which of the ways it is.
         *
         * @throws ProblemException {@code invalid-request} for none, several, or a half of one
         */
        Way way() {
            if (ticket != null) {
                refuseBeside("ticket", codeRequestId, "/codeRequestId");
                refuseBeside("ticket", code, "/code");
                refuseBeside("ticket", login, "/login");
                refuseBeside("ticket", password, "/password");
                return Way.TICKET;
            }
            if (codeRequestId != null || code != null) {
                refuseBeside("code", login, "/login");
                refuseBeside("code", password, "/password");
                require(codeRequestId, "/codeRequestId");
                require(code, "/code");
                return Way.CODE;
            }
            require(login, "/login");
            require(password, "/password");
            return Way.PASSWORD;
        }

        String expectLogin() {
            return Objects.requireNonNull(login);
        }

        String expectPassword() {
            return Objects.requireNonNull(password);
        }

        UUID expectRequestId() {
            return Objects.requireNonNull(codeRequestId);
        }

        String expectCode() {
            return Objects.requireNonNull(code);
        }

        String expectTicket() {
            return Objects.requireNonNull(ticket);
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "LoginRequest";
        }

        private static void require(@Nullable Object member, String pointer) {
            if (member == null) {
                throw ProblemException.violation(pointer, "must not be null");
            }
        }

        private static void refuseBeside(String way, @Nullable Object member, String pointer) {
            if (member != null) {
                throw ProblemException.violation(pointer, "does not go with a " + way);
            }
        }
    }
}
