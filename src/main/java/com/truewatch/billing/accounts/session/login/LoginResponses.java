package com.truewatch.billing.accounts.session.login;

import com.truewatch.billing.accounts.platform.problem.ProblemResponses;
import com.truewatch.billing.accounts.session.SessionResponses;
import com.truewatch.billing.accounts.session.secondfactor.SecondProofDemand;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

/** The answers to a login: a session, or that a second proof is needed. */
@Singleton
class LoginResponses {
    private final SessionResponses sessions;
    private final ProblemResponses problems;
    private final LoginCookie cookie;

    LoginResponses(SessionResponses sessions, ProblemResponses problems, LoginCookie cookie) {
        this.sessions = sessions;
        this.problems = problems;
        this.cookie = cookie;
    }

    /** After the commit; a refusal is thrown. */
    Response of(LoginOutcome outcome, HttpServerRequest request) {
        SecondProofDemand demand = outcome.demand();
        if (demand != null) {
            return Response.fromResponse(problems.respond(demand.problem(), request))
                    .cookie(cookie.carrying(demand.cookie()))
                    .build();
        }
        Response begun = sessions.begun(outcome.get());
        return cookie.read(request) == null
                ? begun
                : Response.fromResponse(begun).cookie(cookie.cleared()).build();
    }
}
