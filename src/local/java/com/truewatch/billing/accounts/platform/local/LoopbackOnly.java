package com.truewatch.billing.accounts.platform.local;

import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.ProblemResponses;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;

/**
 * In local mode there are no secrets worth the name, so a page anywhere must not reach the service by a name of its own
 * that resolves to this machine (DNS rebinding): only localhost and 127.0.0.1 are answered.
 */
@Singleton
class LoopbackOnly {
    private static final int BEFORE_EVERYTHING_ELSE = 2000;
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1");

    private final ProblemResponses problems;

    LoopbackOnly(ProblemResponses problems) {
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_EVERYTHING_ELSE);
    }

    private void check(RoutingContext context) {
        HostAndPort host = context.request().authority();
        if (host != null && NAMES.contains(host.host().toLowerCase(Locale.ROOT))) {
            context.next();
        } else {
            problems.end(new ProblemException(Problem.FORBIDDEN), context.request());
        }
    }
}
