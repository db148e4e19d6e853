package com.truewatch.billing.accounts.platform.tracing;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * Takes a trace from the request to what is done for it later, by any replica. It travels as {@code traceparent} (W3C
 * Trace Context): version, trace, span and flags.
 */
public final class Traces {
    private static final String NAME = "com.truewatch.billing.accounts";
    private static final String VERSION = "00";

    private Traces() {}

    /** The {@code traceparent} of what is done now; null while nothing is traced. */
    public static @Nullable String present() {
        SpanContext now = Span.current().getSpanContext();
        return now.isValid()
                ? String.join(
                        "-",
                        VERSION,
                        now.getTraceId(),
                        now.getSpanId(),
                        now.getTraceFlags().asHex())
                : null;
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
        if (traceparent == null) {
            return Context.root();
        }
        String[] parts = traceparent.split("-", -1);
        SpanContext from = SpanContext.createFromRemoteParent(
                parts[1], parts[2], TraceFlags.fromHex(parts[3], 0), TraceState.getDefault());
        return Context.root().with(Span.wrap(from));
    }
}
