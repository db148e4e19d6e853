package com.truewatch.billing.accounts.platform.problem;

import com.truewatch.billing.accounts.platform.logging.LogContext;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What fails before or beside the resources, where the framework would answer in words of its own, or none. */
@Singleton
class RoutingFailures {
    private static final Logger LOG = Logger.getLogger(RoutingFailures.class);
    /** The resources' own come first, which know what an exception means; the framework's last one comes after. */
    private static final int AFTER_THE_RESOURCES = 1_000_000;

    private static final Set<Integer> NOBODYS = Set.of(400, 404, 405, 406, 415);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ProblemResponses problems;

    RoutingFailures(ProblemResponses problems) {
        this.problems = problems;
    }

    void register(@Observes Router router) {
        router.route().order(AFTER_THE_RESOURCES).failureHandler(this::answer);
        answerWhatNobodyTakes(router);
    }

    void registerForOperators(@Observes ManagementInterface management) {
        answerWhatNobodyTakes(management.router());
    }

    /** Where no route is left, failure handlers are not asked. */
    private void answerWhatNobodyTakes(Router router) {
        NOBODYS.forEach(status -> router.errorHandler(status, this::answer));
    }

    private void answer(RoutingContext context) {
        Throwable cause = context.failure();
        if (context.response().headWritten() || context.response().closed()) {
            LOG.debugf("%s: the client left before its answer: %s", LogContext.route(), cause);
            return;
        }
        if (context.statusCode() == 400
                || !String.valueOf(context.request().path()).startsWith("/")) {
            // No filter has seen it.
            LogContext.beginWithoutRoute();
        }
        ProblemException refusal = refusal(context, cause);
        problems.end(refusal, context.request(), refusal.problem().status() < 500 ? null : cause);
    }

    private static ProblemException refusal(RoutingContext context, @Nullable Throwable cause) {
        if (cause instanceof RejectedExecutionException || (cause != null && Outages.isOutage(cause))) {
            return ProblemException.unavailable(PAUSE);
        }
        if (cause instanceof ForbiddenException) {
            return new ProblemException(Problem.FORBIDDEN);
        }
        if (cause instanceof AuthenticationException || cause instanceof UnauthorizedException) {
            return ProblemException.ofAuthentication(cause);
        }
        int status = context.statusCode();
        if (status == 400) {
            boolean anonymousHost = !context.request().headers().contains(HttpHeaders.HOST);
            return ProblemException.violation(
                    "", anonymousHost ? "must name its host" : "must be a valid request of HTTP/1.1");
        }
        return new ProblemException(status < 400 ? Problem.INTERNAL_ERROR : Problem.ofStatus(status));
    }
}
