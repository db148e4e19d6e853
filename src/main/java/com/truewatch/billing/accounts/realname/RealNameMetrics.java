package com.truewatch.billing.accounts.realname;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** How the review desk fares, counted in the database at each reading: every replica tells the same. */
@Singleton
class RealNameMetrics {
    private final MeterRegistry registry;
    private final ReviewService reviews;

    RealNameMetrics(MeterRegistry registry, ReviewService reviews) {
        this.registry = registry;
        this.reviews = reviews;
    }

    void register(@Observes StartupEvent started) {
        Gauge.builder("accounts.real.name.overdue", this, RealNameMetrics::overdue)
                .description("Applications that wait for longer than three working days")
                .register(registry);
    }

    /** Not a number while the database is away: nobody knows then. */
    private double overdue() {
        try {
            return reviews.overdue();
        } catch (RuntimeException away) {
            return Double.NaN;
        }
    }
}
