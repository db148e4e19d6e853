package com.truewatch.billing.accounts.session;

import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.CrossOrigin;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.ProblemResponses;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.Client;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Login, refresh, logout. */
@Path(Api.V1 + "/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions")
@PermitAll
public class SessionResource {
    private static final String ORIGIN = "Origin";

    private final LoginService logins;
    private final SessionService sessions;
    private final SessionTokens tokens;
    private final RefreshCookie cookie;
    private final CrossOrigin crossOrigin;
    private final ProblemResponses problems;

    SessionResource(
            LoginService logins,
            SessionService sessions,
            SessionTokens tokens,
            RefreshCookie cookie,
            CrossOrigin crossOrigin,
            ProblemResponses problems) {
        this.logins = logins;
        this.sessions = sessions;
        this.tokens = tokens;
        this.cookie = cookie;
        this.crossOrigin = crossOrigin;
        this.problems = problems;
    }

    /** By username, email or phone. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "logIn",
            summary = "Log in",
            description = "By username, email or phone, with the password. The access token comes in the body and is "
                    + "good for five minutes; the refresh token comes as an HttpOnly cookie. "
                    + "An unknown login and a wrong password get the same answer.")
    @APIResponse(
            responseCode = "201",
            description = "Logged in; `Set-Cookie` carries the refresh token",
            content = @Content(schema = @Schema(implementation = SessionResponse.class)))
    @Refusals({Problem.INVALID_REQUEST, Problem.INVALID_CREDENTIALS, Problem.ACCOUNT_FROZEN})
    public Response logIn(@NotNull @Valid LoginRequest login, @Context HttpServerRequest request) {
        return respond(Status.CREATED, logins.byPassword(login.login(), login.password(), Client.of(request)));
    }

    /** A dead cookie is cleared with the refusal, so that a browser does not send it for ever. */
    @POST
    @Path("/refresh")
    @Operation(
            operationId = "refreshSession",
            summary = "Get a new access token",
            description = "By the refresh cookie, which is rotated. Two tabs that refresh at once get the same new "
                    + "cookie. A cookie that was replaced more than a minute ago ends the session.")
    @APIResponse(
            responseCode = "200",
            description = "Goes on; `Set-Cookie` carries the next refresh token",
            content = @Content(schema = @Schema(implementation = SessionResponse.class)))
    @Refusals({Problem.AUTHENTICATION_REQUIRED, Problem.SESSION_ENDED, Problem.FORBIDDEN})
    public Response refresh(
            @Parameter(hidden = true) @HeaderParam(ORIGIN) @Nullable String origin,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        crossOrigin.refuseForeign(origin);
        String token = cookie.read(headers).orElseThrow(() -> new ProblemException(Problem.AUTHENTICATION_REQUIRED));
        return tokens.readRefreshToken(token)
                .flatMap(it -> sessions.refresh(it, Client.of(request)))
                .map(it -> respond(Status.OK, it))
                .orElseGet(() -> clearing(problems.respond(new ProblemException(Problem.SESSION_ENDED), request)));
    }

    /** By token or cookie alone, whatever their age; a second logout is as good as the first. */
    @DELETE
    @Path("/current")
    @Operation(
            operationId = "logOut",
            summary = "Log out",
            description = "Ends the session of the access token, of the refresh cookie, or of both; an expired token "
                    + "and a dead session are fine. Always clears the cookie.")
    @APIResponse(responseCode = "204", description = "Logged out; the cookie is cleared")
    @Refusals(Problem.FORBIDDEN)
    public Response logOut(
            @Parameter(hidden = true) @HeaderParam(ORIGIN) @Nullable String origin,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        crossOrigin.refuseForeign(origin);
        Client client = Client.of(request);
        tokens.readAuthorization(headers.getHeaderString(HttpHeaders.AUTHORIZATION))
                .ifPresent(it -> sessions.logOut(it, client));
        cookie.read(headers).flatMap(tokens::readRefreshToken).ifPresent(it -> sessions.logOut(it.session(), client));
        return clearing(Response.noContent().build());
    }

    private Response respond(Status status, Session session) {
        SessionTokens.Issued issued = tokens.issue(session);
        return Response.status(status)
                .cookie(cookie.carrying(issued.refreshToken()))
                .entity(SessionResponse.from(issued))
                .build();
    }

    private Response clearing(Response answer) {
        return Response.fromResponse(answer).cookie(cookie.cleared()).build();
    }
}
