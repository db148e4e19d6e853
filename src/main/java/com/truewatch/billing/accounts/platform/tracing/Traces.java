package com.truewatch.billing.accounts.platform.tracing;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes a trace from the request to what is done for it later, by any replica. It travels as {@code traceparent} (W3C
 * Trace Context).
 */
public final class Traces {
    private static final String NAME = "com.truewatch.billing.accounts";
    private static final String TRACEPARENT = "traceparent";
    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

    private Traces() {}

    /** The {@code traceparent} of what is done now; null while nothing is traced. */
    public static @Nullable String present() {
        Map<String, String> carrier = new HashMap<>();
        W3C.inject(Context.current(), carrier, Map::put);
        return carrier.get(TRACEPARENT);
    }

    /**
     * Does this work in a span that goes on from there. Of a failure it says the kind only: the words may name somebody.
     *
     * @param traceparent of {@link #present}; null begins a trace
     */
    public static void goOn(@Nullable String traceparent, String span, Runnable work) {
        Context from = parent(traceparent);
        Span begun = GlobalOpenTelemetry.getTracer(NAME)
                .spanBuilder(span)
                .setParent(from)
                .startSpan();
        try {
            from.with(begun).wrap(work).run();
        } catch (RuntimeException failed) {
            begun.setStatus(StatusCode.ERROR);
            begun.setAttribute("error.type", failed.getClass().getName());
            throw failed;
        } finally {
            begun.end();
        }
    }

    private static Context parent(@Nullable String traceparent) {
        return traceparent == null
                ? Context.root()
                : W3C.extract(Context.root(), Map.of(TRACEPARENT, traceparent), new FromMap());
    }

    private static final class FromMap implements TextMapGetter<Map<String, String>> {
        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return carrier.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
            return carrier == null ? null : carrier.get(key);
        }
    }
}
