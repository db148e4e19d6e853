package com.truewatch.billing.accounts.platform.logging;

import com.truewatch.billing.accounts.platform.id.Ids;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Gives every request an id, its caller's own where that is harmless, which its answer and each of its lines carry; and,
 * in category {@code access}, writes a line when it has been answered. That names nobody: no network, no query, no id
 * of anything but the request.
 */
@Singleton
class RequestLog {
    static final String HEADER = "X-Request-Id";

    private static final Logger ACCESS = Logger.getLogger("access");
    private static final int BEFORE_CROSS_ORIGIN = 1100;
    private static final String OF_THE_FRAMEWORK = "/q/";
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    void register(@Observes Filters filters) {
        filters.register(this::follow, BEFORE_CROSS_ORIGIN);
    }

    private void follow(RoutingContext context) {
        String id = id(context.request().getHeader(HEADER));
        MDC.put(LogContext.REQUEST_ID, id);
        if (!context.request().path().startsWith(OF_THE_FRAMEWORK)) {
            LogContext.beginWithoutRoute();
        }
        context.response().putHeader(HEADER, id);
        if (ACCESS.isInfoEnabled()) {
            long begun = System.nanoTime();
            context.addEndHandler(ended -> write(context, System.nanoTime() - begun));
        }
        context.next();
    }

    private static String id(@Nullable String given) {
        return given != null && HARMLESS.matcher(given).matches()
                ? given
                : Ids.next().toString();
    }

    private static void write(RoutingContext context, long nanos) {
        MDC.put("method", context.request().method().name());
        MDC.put("route", LogContext.route());
        MDC.put("status", context.response().getStatusCode());
        MDC.put("milliseconds", TimeUnit.NANOSECONDS.toMillis(nanos));
        ACCESS.info("Answered");
    }
}
