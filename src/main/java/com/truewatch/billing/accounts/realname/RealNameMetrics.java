package com.truewatch.billing.accounts.realname;

import com.truewatch.billing.accounts.platform.metrics.DatabaseNumbers;
import com.truewatch.billing.accounts.realname.review.ReviewService;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** How the review desk fares; every replica tells the same. */
@Singleton
class RealNameMetrics {
    private final MeterRegistry registry;
    private final DatabaseNumbers numbers;
    private final ReviewService reviews;

    RealNameMetrics(MeterRegistry registry, DatabaseNumbers numbers, ReviewService reviews) {
        this.registry = registry;
        this.numbers = numbers;
        this.reviews = reviews;
    }

    void register(@Observes StartupEvent started) {
        Gauge.builder("accounts.real.name.overdue", numbers.of(reviews::overdue))
                .description("Applications that wait for longer than three working days")
                .register(registry);
    }
}
