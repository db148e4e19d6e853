package com.truewatch.billing.accounts.cloudaccount.ledger;

import com.truewatch.billing.accounts.cloudaccount.dispute.DisputeRepository;
import com.truewatch.billing.accounts.platform.metrics.DatabaseNumbers;
import com.truewatch.billing.accounts.platform.metrics.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** How the ledger fares; every replica tells the same. */
@Singleton
class MarketplaceMetrics {
    private static final Metric OLDEST_OPEN = Metric.databaseGauge(
            "accounts.marketplace.oldest.open",
            "seconds",
            "age of the oldest marketplace event that is still to be handled");

    private static final Metric FAILED =
            Metric.databaseGauge("accounts.marketplace.failed", "events", "events that could not be handled until now");

    private static final Metric DISPUTES = Metric.databaseGauge(
            "accounts.cloud.account.disputes",
            "cloud accounts",
            "cloud accounts that two accounts claim, for staff to decide");

    private final MeterRegistry registry;
    private final DatabaseNumbers numbers;
    private final MarketplaceEventRepository events;
    private final DisputeRepository disputes;
    private final Clock clock;

    MarketplaceMetrics(
            MeterRegistry registry,
            DatabaseNumbers numbers,
            MarketplaceEventRepository events,
            DisputeRepository disputes,
            Clock clock) {
        this.registry = registry;
        this.numbers = numbers;
        this.events = events;
        this.disputes = disputes;
        this.clock = clock;
    }

    void register(@Observes StartupEvent started) {
        OLDEST_OPEN.gauge(registry, numbers.of(this::ageOfOldestOpen));
        FAILED.gauge(registry, numbers.of(() -> events.count("outcome", EventOutcome.FAILED)));
        DISPUTES.gauge(registry, numbers.of(disputes::countOpen));
    }

    private long ageOfOldestOpen() {
        return events.findOldestOpen()
                .map(it -> Duration.between(it, clock.instant()).toSeconds())
                .orElse(0L);
    }
}
