package com.truewatch.billing.accounts.session.login;

import com.truewatch.billing.accounts.activity.ActivityRecorded;
import com.truewatch.billing.accounts.activity.ActivityType;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;

/** Logins, done and refused, by the way that was tried. */
@Singleton
class LoginMetrics {
    private final MeterRegistry registry;

    LoginMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) ActivityRecorded recorded) {
        if (recorded.type() == ActivityType.LOGIN) {
            registry.counter(
                            "accounts.logins",
                            "method",
                            recorded.details().getOrDefault("by", "OTHER"),
                            "outcome",
                            recorded.succeeded() ? "SUCCEEDED" : "REFUSED")
                    .increment();
        }
    }
}
