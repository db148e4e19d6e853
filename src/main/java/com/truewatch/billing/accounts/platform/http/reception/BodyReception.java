package com.truewatch.billing.accounts.platform.http.reception;

import com.truewatch.billing.accounts.platform.wire.ReceptionConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Reads the body of a request whole, on its event loop, before a worker thread is taken. Documents and imports come later. */
@Singleton
class BodyReception {
    private static final int BEFORE_WORKER_THREADS = 750;

    private final ReceptionConfig config;
    private final EarlyRefusals refusals;

    BodyReception(ReceptionConfig config, EarlyRefusals refusals) {
        this.config = config;
        this.refusals = refusals;
    }

    void register(@Observes Filters filters) {
        filters.register(this::receive, BEFORE_WORKER_THREADS);
    }

    private void receive(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!BodyRules.hasBody(request) || BodyRules.isDocument(request) || BodyRules.isImport(request)) {
            context.next();
        } else {
            new Reception(context, config, refusals).begin(bytes -> true, context::next);
        }
    }
}
