package com.truewatch.billing.accounts.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Hands a request of the contract to a worker thread once, before its caller is authenticated: nearly every one needs the
 * database for that, would go to a worker for the session, back to its event loop, and to a worker again for the answer.
 */
@Singleton
class WorkerThreads {
    private static final int AFTER_BODY_RULES = 700;

    void register(@Observes Filters filters) {
        filters.register(WorkerThreads::handOver, AFTER_BODY_RULES);
    }

    private static void handOver(RoutingContext context) {
        if (!context.request().path().startsWith(Api.V1)) {
            context.next();
            return;
        }
        context.vertx()
                .executeBlocking(
                        () -> {
                            context.next();
                            return null;
                        },
                        false)
                .onFailure(context::fail);
    }
}
