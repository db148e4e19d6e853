package com.truewatch.billing.accounts.credential;

import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.platform.metrics.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;

/** Changes of email and phone: how many are begun, how many get to their end, and why others do not. */
@Singleton
class ChangeMetrics {
    private static final Metric CHANGES = Metric.counter(
                    "accounts.credential.changes",
                    "changes",
                    "changes of email and phone; `REFUSED` is a step whose code was not accepted or whose address is taken,"
                            + " and `reason` is its problem")
            .tagged("credential", Credential.values())
            .tagged("outcome", ChangeMetricEvent.Outcome.values())
            .tagged("reason");

    private final MeterRegistry registry;

    ChangeMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChangeMetricEvent step) {
        CHANGES.count(
                registry,
                step.credential().name(),
                step.outcome().name(),
                step.reason() == null ? "none" : step.reason().slug());
    }
}
