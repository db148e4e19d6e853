package com.truewatch.billing.accounts.platform.http;

import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cross-origin rules: the configured origins get CORS headers on every answer, errors too; any other page gets none,
 * and may not use the refresh cookie at all.
 */
@Singleton
public class CrossOrigin {
    private static final int BEFORE_EVERYTHING = 1000;
    private static final String METHODS = "GET, POST, PUT, PATCH, DELETE";
    private static final String REQUEST_HEADERS =
            "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, Accept-Language, Prefer, X-Request-Id, "
                    + "traceparent, tracestate";
    private static final String EXPOSED_HEADERS =
            "ETag, Location, Link, Retry-After, WWW-Authenticate, Date, RateLimit, RateLimit-Policy, X-Request-Id, "
                    + "Idempotency-Replayed, Content-Disposition";
    private static final String PREFLIGHT_SECONDS = "7200";

    private final Set<String> allowed;
    private final Set<String> own;

    CrossOrigin(HttpConfig config) {
        this.allowed = config.allowedOrigins().orElse(Set.of());
        this.own = config.ownOrigins().orElse(Set.of());
    }

    void register(@Observes Filters filters) {
        filters.register(this::answer, BEFORE_EVERYTHING);
    }

    /** Refuses with {@code forbidden} a call that another site's page made; a call without an origin is not a page's. */
    public void refuseForeign(@Nullable String origin) {
        if (origin != null && !allowed.contains(origin) && !own.contains(origin)) {
            throw new ProblemException(Problem.FORBIDDEN);
        }
    }

    private void answer(RoutingContext context) {
        MultiMap headers = context.response().headers();
        context.addHeadersEndHandler(ended -> headers.add("Vary", "Origin"));
        String origin = context.request().getHeader("Origin");
        boolean isAllowed = origin != null && allowed.contains(origin);
        if (isAllowed) {
            headers.set("Access-Control-Allow-Origin", origin);
            headers.set("Access-Control-Allow-Credentials", "true");
        }
        if (isPreflight(context)) {
            if (isAllowed) {
                headers.set("Access-Control-Allow-Methods", METHODS);
                headers.set("Access-Control-Allow-Headers", REQUEST_HEADERS);
                headers.set("Access-Control-Max-Age", PREFLIGHT_SECONDS);
            }
            context.response().setStatusCode(204).end();
            return;
        }
        if (isAllowed) {
            headers.set("Access-Control-Expose-Headers", EXPOSED_HEADERS);
        }
        context.next();
    }

    private static boolean isPreflight(RoutingContext context) {
        return context.request().method().equals(HttpMethod.OPTIONS)
                && context.request().headers().contains("Origin")
                && context.request().headers().contains("Access-Control-Request-Method");
    }
}
