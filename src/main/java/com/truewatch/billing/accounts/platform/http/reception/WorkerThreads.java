package com.truewatch.billing.accounts.platform.http.reception;

import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.wire.ReceptionConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Hands a request of the contract to a worker thread once, before its caller is authenticated: nearly every one needs the
 * database for that, would go to a worker for the session, back to its event loop, and to a worker again for the answer.
 * These threads are for requests only: health and metrics have the framework's, and wait behind none.
 */
@Singleton
class WorkerThreads {
    private static final int AFTER_BODY_RECEPTION = 700;

    private final WorkerExecutor requests;

    WorkerThreads(Vertx vertx, ReceptionConfig config) {
        this.requests = vertx.createSharedWorkerExecutor("requests", config.workers());
    }

    void register(@Observes Filters filters) {
        filters.register(this::handOverRequest, AFTER_BODY_RECEPTION);
    }

    @PreDestroy
    void stop() {
        requests.close();
    }

    /** What follows in the chain of this request runs on a worker thread. */
    void handOver(RoutingContext context) {
        requests.executeBlocking(
                        () -> {
                            context.next();
                            return null;
                        },
                        false)
                .onFailure(context::fail);
    }

    private void handOverRequest(RoutingContext context) {
        if (context.request().path().startsWith(Api.V1)) {
            handOver(context);
        } else {
            context.next();
        }
    }
}
