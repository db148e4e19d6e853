package com.truewatch.billing.accounts.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What every answer carries unless it says otherwise: nobody stores it, nobody guesses its type, and a
 * client can tell how far its clock is off. */
@Singleton
class ResponseHeaders {
    private static final int AFTER_CROSS_ORIGIN = 900;

    private static final String PROBLEM_PAGES = "/problems/";
    private static final String NOTHING_BUT_STYLE =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Clock clock;

    ResponseHeaders(Clock clock) {
        this.clock = clock;
    }

    void register(@Observes Filters filters) {
        filters.register(this::add, AFTER_CROSS_ORIGIN);
    }

    private void add(RoutingContext context) {
        MultiMap headers = context.response().headers();
        headers.set("X-Content-Type-Options", "nosniff");
        if (context.request().path().startsWith(PROBLEM_PAGES)) {
            headers.set("Content-Security-Policy", NOTHING_BUT_STYLE);
            headers.set("X-Frame-Options", "DENY");
        }
        context.addHeadersEndHandler(ended -> {
            // Of the answer, not of a request that may have waited for it.
            headers.set(
                    "Date",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
            if (!headers.contains("Cache-Control") && context.request().path().startsWith(Api.V1)) {
                // Who compresses an answer on its way must make its strong tag weak, and no If-Match would ever match
                // again.
                headers.set("Cache-Control", headers.contains("ETag") ? "no-store, no-transform" : "no-store");
            }
        });
        context.next();
    }
}
