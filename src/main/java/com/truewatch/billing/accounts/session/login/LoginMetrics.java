package com.truewatch.billing.accounts.session.login;

import com.truewatch.billing.accounts.activity.ActivityRecorded;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.platform.metrics.Metric;
import com.truewatch.billing.accounts.session.Session;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;

/** Logins, done and refused, by the way that was tried. */
@Singleton
class LoginMetrics {
    private static final String SUCCEEDED = "SUCCEEDED";
    private static final String REFUSED = "REFUSED";

    private static final Metric LOGINS = Metric.counter(
                    "accounts.logins",
                    "logins",
                    "by their first proof; a login that a limit stops is not compared: see `accounts_refusals_total`")
            .tagged("method", Session.Strength.values())
            .tagged("outcome", SUCCEEDED, REFUSED);

    private final MeterRegistry registry;

    LoginMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) ActivityRecorded recorded) {
        if (recorded.type() == ActivityType.LOGIN) {
            LOGINS.count(
                    registry,
                    recorded.details().getOrDefault("by", "OTHER"),
                    recorded.succeeded() ? SUCCEEDED : REFUSED);
        }
    }
}
