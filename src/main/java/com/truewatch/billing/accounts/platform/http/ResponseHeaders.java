package com.truewatch.billing.accounts.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What every answer carries unless it says otherwise: nobody stores it, nobody guesses its type. */
@Singleton
class ResponseHeaders {
    private static final int AFTER_CROSS_ORIGIN = 900;

    void register(@Observes Filters filters) {
        filters.register(this::add, AFTER_CROSS_ORIGIN);
    }

    private void add(RoutingContext context) {
        MultiMap headers = context.response().headers();
        headers.set("X-Content-Type-Options", "nosniff");
        context.addHeadersEndHandler(ended -> {
            if (!headers.contains("Cache-Control") && context.request().path().startsWith(Api.V1)) {
                headers.set("Cache-Control", "no-store");
            }
        });
        context.next();
    }
}
