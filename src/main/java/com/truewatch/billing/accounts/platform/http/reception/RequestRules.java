package com.truewatch.billing.accounts.platform.http.reception;

import com.truewatch.billing.accounts.platform.problem.AllowedMethods;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * One spelling for each path: any other is refused before a rule looks at it, because each rule would have to know every
 * spelling. And what a path takes is said here, because the framework also says what its neighbours take.
 */
@Singleton
class RequestRules {
    private static final int AFTER_RESPONSE_HEADERS = 850;
    private static final String OF_THE_FRAMEWORK = "/q/";

    private final EarlyRefusals refusals;
    private final AllowedMethods allowed;

    RequestRules(EarlyRefusals refusals, AllowedMethods allowed) {
        this.refusals = refusals;
        this.allowed = allowed;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_RESPONSE_HEADERS);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!CanonicalPath.is(request.path())) {
            refusals.end(new ProblemException(Problem.NOT_FOUND), context);
        } else if (request.method().equals(HttpMethod.OPTIONS)
                && !request.path().startsWith(OF_THE_FRAMEWORK)) {
            list(context);
        } else {
            context.next();
        }
    }

    private void list(RoutingContext context) {
        String path = context.request().path();
        if (!allowed.isServed(path)) {
            refusals.end(new ProblemException(Problem.NOT_FOUND), context);
            return;
        }
        refusals.hangUpAfterwards(context);
        context.response()
                .setStatusCode(204)
                .putHeader(HttpHeaders.ALLOW, allowed.of(path))
                .end();
    }
}
