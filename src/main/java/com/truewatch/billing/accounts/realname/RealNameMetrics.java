package com.truewatch.billing.accounts.realname;

import com.truewatch.billing.accounts.platform.metrics.DatabaseNumbers;
import com.truewatch.billing.accounts.platform.metrics.Metric;
import com.truewatch.billing.accounts.realname.review.ReviewService;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** How the review desk fares; every replica tells the same. */
@Singleton
class RealNameMetrics {
    private static final Metric OVERDUE = Metric.databaseGauge(
            "accounts.real.name.overdue",
            "applications",
            "applications that have waited for longer than three working days");

    private final MeterRegistry registry;
    private final DatabaseNumbers numbers;
    private final ReviewService reviews;

    RealNameMetrics(MeterRegistry registry, DatabaseNumbers numbers, ReviewService reviews) {
        this.registry = registry;
        this.numbers = numbers;
        this.reviews = reviews;
    }

    void register(@Observes StartupEvent started) {
        OVERDUE.gauge(registry, numbers.of(reviews::overdue));
    }
}
