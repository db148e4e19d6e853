package com.truewatch.billing.accounts.platform.http.reception;

import com.truewatch.billing.accounts.platform.logging.LogContext;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.wire.ReceptionConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import org.jboss.logging.Logger;

/**
 * The body of one request on its way in. Everything runs on the event loop of its connection. The body has a time of its
 * own and as much more as the least rate gives for what has come: who drips is refused soon, who has a slow line is not.
 */
final class Reception {
    private static final Logger LOG = Logger.getLogger(Reception.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final RoutingContext context;
    private final HttpServerRequest request;
    private final ReceptionConfig config;
    private final EarlyRefusals refusals;
    private final Buffer body = Buffer.buffer();
    private final long begun = System.nanoTime();
    private long timer;
    private boolean over;

    Reception(RoutingContext context, ReceptionConfig config, EarlyRefusals refusals) {
        this.context = context;
        this.request = context.request();
        this.config = config;
        this.refusals = refusals;
    }

    /**
     * Reads it.
     *
     * @param room says whether so many more bytes may be kept
     * @param whole goes on when all of it is there
     */
    void begin(IntPredicate room, Runnable whole) {
        request.exceptionHandler(this::fail);
        request.handler(bytes -> take(bytes, room));
        request.endHandler(ended -> finish(whole));
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaderNames.EXPECT))) {
            request.headers().remove(HttpHeaderNames.EXPECT);
            context.response().writeContinue();
        }
        waitFor(config.longestBody().toMillis());
        request.resume();
    }

    private void take(Buffer bytes, IntPredicate room) {
        if (over) {
            return;
        }
        int most = BodyRules.maxBytes(request);
        if (body.length() + bytes.length() > most) {
            refuse(new ProblemException(Problem.PAYLOAD_TOO_LARGE));
        } else if (room.test(bytes.length())) {
            body.appendBuffer(bytes);
        } else {
            refuse(ProblemException.unavailable(PAUSE));
        }
    }

    private void finish(Runnable whole) {
        if (end()) {
            ((RoutingContextInternal) context).setBody(body);
            whole.run();
        }
    }

    /** The client has left, which is its right; or what it sends of its body is no HTTP/1.1. */
    private void fail(Throwable cause) {
        if (over) {
            return;
        }
        if (cause instanceof HttpClosedException || cause instanceof IOException) {
            end();
            LOG.debugf("%s: the client has left in its body", LogContext.route());
        } else {
            refuse(ProblemException.violation("", "must have a body in the form of HTTP/1.1"));
        }
    }

    private void look() {
        long allowed = config.longestBody().toMillis()
                + TimeUnit.SECONDS.toMillis(body.length()) / config.leastRate().asLongValue();
        long left = allowed - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        if (left > 0) {
            waitFor(left);
        } else {
            refuse(new ProblemException(Problem.REQUEST_TIMEOUT));
        }
    }

    private void waitFor(long milliseconds) {
        timer = context.vertx().setTimer(milliseconds, due -> look());
    }

    private void refuse(ProblemException refusal) {
        if (end()) {
            refusals.end(refusal, context);
        }
    }

    /** Whether it was not over before. */
    private boolean end() {
        boolean first = !over;
        over = true;
        context.vertx().cancelTimer(timer);
        return first;
    }
}
