package com.truewatch.billing.accounts.platform.local;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * In local mode there are no secrets worth the name, so a page anywhere must not reach the service by a name of its own
 * that resolves to this machine (DNS rebinding).
 */
@Singleton
class LoopbackOnly {
    private static final int BEFORE_EVERYTHING_ELSE = 2000;
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1");

    void register(@Observes Filters filters) {
        filters.register(LoopbackOnly::check, BEFORE_EVERYTHING_ELSE);
    }

    private static void check(RoutingContext context) {
        HostAndPort host = context.request().authority();
        if (host != null && NAMES.contains(host.host())) {
            context.next();
            return;
        }
        context.response()
                .setStatusCode(403)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Cache-Control", "no-store")
                .end("""
                        {"type":"/problems/forbidden","title":"Not allowed","status":403,\
                        "detail":"In local mode this service answers to localhost and 127.0.0.1 only."}""");
    }
}
