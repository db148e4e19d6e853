package com.truewatch.billing.accounts.credential;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;

/** Changes of email and phone: how many are begun, how many get to their end, and why others do not. */
@Singleton
class ChangeMetrics {
    private final MeterRegistry registry;

    ChangeMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChangeMetricEvent step) {
        registry.counter(
                        "accounts.credential.changes",
                        "credential",
                        step.credential().name(),
                        "outcome",
                        step.outcome().name(),
                        "reason",
                        step.reason() == null ? "none" : step.reason().slug())
                .increment();
    }
}
