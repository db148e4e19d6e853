package com.truewatch.billing.accounts.session;

import com.truewatch.billing.accounts.platform.logging.LogContext;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.ProblemResponses;
import com.truewatch.billing.accounts.platform.security.client.BrowserCookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

/** The answers that carry a session's tokens: one in the body, one as a cookie. */
@Singleton
public class SessionResponses {
    private final SessionTokens tokens;
    private final RefreshCookie refreshCookie;
    private final BrowserCookie browserCookie;
    private final ProblemResponses problems;
    private final LogContext log;

    SessionResponses(
            SessionTokens tokens,
            RefreshCookie refreshCookie,
            BrowserCookie browserCookie,
            ProblemResponses problems,
            LogContext log) {
        this.tokens = tokens;
        this.refreshCookie = refreshCookie;
        this.browserCookie = browserCookie;
        this.problems = problems;
        this.log = log;
    }

    /** A session has begun; the browser may be known from now on. */
    public Response begun(LoggedIn loggedIn) {
        Response answer = tokens(Status.CREATED, loggedIn.session());
        return loggedIn.browserToken() == null
                ? answer
                : Response.fromResponse(answer)
                        .cookie(browserCookie.carrying(loggedIn.browserToken()))
                        .build();
    }

    /** A session goes on. */
    Response refreshed(Session session) {
        return tokens(Status.OK, session);
    }

    /** The refresh token is dead: it is taken out of the browser with the refusal. */
    Response ended(HttpServerRequest request) {
        return clearing(problems.respond(new ProblemException(Problem.SESSION_ENDED), request));
    }

    Response loggedOut() {
        return clearing(Response.noContent().build());
    }

    private Response clearing(Response answer) {
        return Response.fromResponse(answer).cookie(refreshCookie.cleared()).build();
    }

    private Response tokens(Status status, Session session) {
        log.isOf(session.id().accountId());
        SessionTokens.Issued issued = tokens.issue(session);
        return Response.status(status)
                .cookie(refreshCookie.carrying(issued.refreshToken()))
                .entity(SessionResponse.from(issued))
                .build();
    }
}
