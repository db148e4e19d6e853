package com.truewatch.billing.accounts.verification;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;

/** One-time codes by purpose: how many leave, and how many of them are entered. */
@Singleton
class CodeMetrics {
    private final MeterRegistry registry;

    CodeMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) CodeMetricEvent step) {
        registry.counter(
                        "accounts.codes",
                        "purpose",
                        step.purpose().name(),
                        "outcome",
                        step.outcome().name())
                .increment();
    }
}
