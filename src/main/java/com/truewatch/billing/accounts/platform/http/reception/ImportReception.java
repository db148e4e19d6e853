package com.truewatch.billing.accounts.platform.http.reception;

import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.token.PlatformTokens;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Lets an import be read by its worker thread as it comes, for it is too large to be received whole. Only an operator is
 * let so far, and two at once: each keeps a thread for as long as it sends.
 */
@Singleton
class ImportReception {
    private static final Logger LOG = Logger.getLogger(ImportReception.class);
    private static final int AFTER_AUTHENTICATION = 150;
    private static final int MOST_AT_ONCE = 2;
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Semaphore room = new Semaphore(MOST_AT_ONCE);
    private final EarlyRefusals refusals;
    private final WorkerThreads workers;

    ImportReception(EarlyRefusals refusals, WorkerThreads workers) {
        this.refusals = refusals;
        this.workers = workers;
    }

    void register(@Observes Filters filters) {
        filters.register(this::receive, AFTER_AUTHENTICATION);
    }

    private void receive(RoutingContext context) {
        if (!BodyRules.hasBody(context.request()) || !BodyRules.isImport(context.request())) {
            context.next();
            return;
        }
        Context loop = Vertx.currentContext();
        refusals.hangUpAfterwards(context, () -> !context.request().isEnded());
        // Where the token is bad, the framework has answered before it tells us.
        QuarkusHttpUser.getSecurityIdentity(context, null)
                .subscribe()
                .with(
                        sender -> loop.runOnContext(known -> admit(context, sender)),
                        refused -> LOG.debugf("No import is read: %s", refused));
    }

    private void admit(RoutingContext context, @Nullable SecurityIdentity sender) {
        if (sender == null || !sender.hasRole(PlatformTokens.ROLE_OPERATOR)) {
            // The security of the resource refuses it.
            ((RoutingContextInternal) context).setBody(Buffer.buffer());
            workers.handOver(context);
        } else if (room.tryAcquire()) {
            context.addEndHandler(answered -> room.release());
            // That of the framework answers in words of its own: ours is reached first.
            context.put(VertxInputStream.MAX_REQUEST_SIZE_KEY, 2L * BodyRules.MAX_IMPORT_BYTES);
            workers.handOver(context);
        } else {
            refusals.end(ProblemException.unavailable(PAUSE), context);
        }
    }
}
