package com.truewatch.billing.accounts.platform.http.reception;

import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.wire.ReceptionConfig;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Receives a document, which is too large to be received from anybody: first its sender is known, then it is read on the
 * event loop, then a worker thread has it. A sender sends two at once, and all of them together have a budget of bytes
 * that have come; what is only announced costs nothing.
 */
@Singleton
class DocumentReception {
    private static final Logger LOG = Logger.getLogger(DocumentReception.class);
    private static final int AFTER_AUTHENTICATION = 150;
    private static final int MOST_PER_SENDER = 2;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ReceptionConfig config;
    private final EarlyRefusals refusals;
    private final WorkerThreads workers;
    private final ConcurrentMap<String, Integer> uploads = new ConcurrentHashMap<>();
    private final AtomicLong kept = new AtomicLong();

    DocumentReception(ReceptionConfig config, EarlyRefusals refusals, WorkerThreads workers) {
        this.config = config;
        this.refusals = refusals;
        this.workers = workers;
    }

    void register(@Observes Filters filters) {
        filters.register(this::receive, AFTER_AUTHENTICATION);
    }

    private void receive(RoutingContext context) {
        if (!BodyRules.hasBody(context.request()) || !BodyRules.isDocument(context.request())) {
            context.next();
            return;
        }
        Context loop = Vertx.currentContext();
        AtomicBoolean admitted = new AtomicBoolean();
        refusals.hangUpAfterwards(context, () -> !admitted.get());
        // Where the token is bad, the framework has answered before it tells us.
        QuarkusHttpUser.getSecurityIdentity(context, null)
                .subscribe()
                .with(
                        sender -> loop.runOnContext(known -> admit(context, sender, admitted)),
                        refused -> LOG.debugf("No document is read: %s", refused));
    }

    private void admit(RoutingContext context, @Nullable SecurityIdentity sender, AtomicBoolean admitted) {
        if (sender == null || sender.isAnonymous()) {
            // The security of the resource refuses it.
            ((RoutingContextInternal) context).setBody(Buffer.buffer());
            workers.handOver(context);
            return;
        }
        String name = sender.getPrincipal().getName();
        if (uploads.merge(name, 1, Integer::sum) > MOST_PER_SENDER) {
            leave(name);
            refusals.end(ProblemException.tooManyRequests(PAUSE), context);
            return;
        }
        admitted.set(true);
        AtomicInteger bytes = new AtomicInteger();
        context.addEndHandler(answered -> {
            leave(name);
            kept.addAndGet(-bytes.get());
        });
        new Reception(context, config, refusals).begin(more -> keep(bytes, more), () -> workers.handOver(context));
    }

    private boolean keep(AtomicInteger bytes, int more) {
        if (kept.addAndGet(more) > config.documentsInMemory().asLongValue()) {
            kept.addAndGet(-more);
            return false;
        }
        bytes.addAndGet(more);
        return true;
    }

    private void leave(String sender) {
        uploads.computeIfPresent(sender, (name, count) -> count > 1 ? count - 1 : null);
    }
}
