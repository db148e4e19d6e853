package com.truewatch.billing.accounts.platform.metrics;

import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.ProblemResponses;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;

/**
 * Lets who reads the metrics ask for OpenMetrics by its name: the framework has it under its whole name only, with version
 * and charset, and finds nothing for who leaves those out. What it has not is refused with a problem.
 */
@Singleton
class MetricsNegotiation {
    private static final String PATH = "/q/metrics";
    private static final String OPEN_METRICS = "application/openmetrics-text";
    private static final String TEXT = "text/plain";
    private static final List<String> FITTING = List.of(OPEN_METRICS, TEXT, "text/*", "*/*");
    private static final int BEFORE_THE_FRAMEWORK = -1;
    private static final String WHOLE_NAME = OPEN_METRICS + "; version=1.0.0; charset=utf-8";

    private final ProblemResponses problems;

    MetricsNegotiation(ProblemResponses problems) {
        this.problems = problems;
    }

    void register(@Observes Router router) {
        negotiate(router);
    }

    void registerForOperators(@Observes ManagementInterface management) {
        negotiate(management.router());
    }

    private void negotiate(Router router) {
        router.route(PATH).order(BEFORE_THE_FRAMEWORK).handler(this::negotiate);
    }

    private void negotiate(RoutingContext context) {
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        String asked = accept == null ? "*/*" : accept.toLowerCase(Locale.ROOT);
        if (asked.contains(OPEN_METRICS) && !asked.contains(TEXT)) {
            context.request().headers().set(HttpHeaders.ACCEPT, WHOLE_NAME);
            context.next();
        } else if (FITTING.stream().anyMatch(asked::contains)) {
            context.next();
        } else {
            problems.end(new ProblemException(Problem.NOT_ACCEPTABLE), context.request());
        }
    }
}
