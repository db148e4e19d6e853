package com.truewatch.billing.accounts.session;

import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.CrossOrigin;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.platform.security.client.Clients;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Refresh and logout. */
@Path(Api.V1 + "/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions")
@PermitAll
public class SessionResource {
    private static final String ORIGIN = "Origin";

    private final SessionService sessions;
    private final SessionTokens tokens;
    private final RefreshCookie cookie;
    private final SessionResponses sessionResponses;
    private final CrossOrigin crossOrigin;
    private final Clients clients;

    SessionResource(
            SessionService sessions,
            SessionTokens tokens,
            RefreshCookie cookie,
            SessionResponses sessionResponses,
            CrossOrigin crossOrigin,
            Clients clients) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.cookie = cookie;
        this.sessionResponses = sessionResponses;
        this.crossOrigin = crossOrigin;
        this.clients = clients;
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
            headers = @Header(name = "Set-Cookie", ref = "Set-Cookie"),
            content = @Content(schema = @Schema(implementation = SessionResponse.class)))
    @SecurityRequirement(name = "refreshCookie")
    @Refusals({Problem.AUTHENTICATION_REQUIRED, Problem.SESSION_ENDED, Problem.FORBIDDEN})
    public Response refresh(
            @Parameter(hidden = true) @HeaderParam(ORIGIN) @Nullable String origin,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        crossOrigin.refuseForeign(origin);
        String token = cookie.read(headers).orElseThrow(() -> new ProblemException(Problem.AUTHENTICATION_REQUIRED));
        return tokens.readRefreshToken(token)
                .flatMap(it -> sessions.refresh(it, clients.of(request)))
                .map(sessionResponses::refreshed)
                .orElseGet(() -> sessionResponses.ended(request));
    }

    /** By token or cookie alone, whatever their age; a second logout is as good as the first. */
    @DELETE
    @Path("/current")
    @Operation(
            operationId = "logOut",
            summary = "Log out",
            description = "Ends the session of the access token, of the refresh cookie, or of both; an expired token "
                    + "and a dead session are fine. Always clears the cookie.")
    @APIResponse(
            responseCode = "204",
            description = "Logged out; the cookie is cleared",
            headers = @Header(name = "Set-Cookie", ref = "Set-Cookie"))
    @SecurityRequirement(name = "bearer")
    @SecurityRequirement(name = "refreshCookie")
    @SecurityRequirementsSet
    @Refusals(Problem.FORBIDDEN)
    public Response logOut(
            @Parameter(hidden = true) @HeaderParam(ORIGIN) @Nullable String origin,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        crossOrigin.refuseForeign(origin);
        Client client = clients.of(request);
        tokens.readAuthorization(headers.getHeaderString(HttpHeaders.AUTHORIZATION))
                .ifPresent(it -> sessions.logOut(it, client));
        cookie.read(headers).flatMap(tokens::readRefreshToken).ifPresent(it -> sessions.logOut(it.session(), client));
        return sessionResponses.loggedOut();
    }
}
