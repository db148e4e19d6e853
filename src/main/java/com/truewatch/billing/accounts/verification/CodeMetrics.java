package com.truewatch.billing.accounts.verification;

import com.truewatch.billing.accounts.platform.metrics.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;

/** One-time codes by purpose: how many leave, and how many of them are entered. */
@Singleton
class CodeMetrics {
    private static final Metric CODES = Metric.counter(
                    "accounts.codes", "codes", "one-time codes; one that nobody enters was only `SENT`")
            .tagged("purpose")
            .tagged("outcome", CodeMetricEvent.Outcome.values());

    private final MeterRegistry registry;

    CodeMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) CodeMetricEvent step) {
        CODES.count(registry, step.purpose().name(), step.outcome().name());
    }
}
