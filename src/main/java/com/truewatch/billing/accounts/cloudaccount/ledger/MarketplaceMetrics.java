package com.truewatch.billing.accounts.cloudaccount.ledger;

import com.truewatch.billing.accounts.cloudaccount.dispute.DisputeRepository;
import com.truewatch.billing.accounts.platform.metrics.DatabaseNumbers;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** How the ledger fares; every replica tells the same. */
@Singleton
class MarketplaceMetrics {
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
        Gauge.builder("accounts.marketplace.oldest.open", numbers.of(this::ageOfOldestOpen))
                .description("Since the oldest event came in that is still to be handled")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("accounts.marketplace.failed", numbers.of(() -> events.count("outcome", EventOutcome.FAILED)))
                .description("Events that could not be handled until now")
                .register(registry);
        Gauge.builder("accounts.cloud.account.disputes", numbers.of(disputes::countOpen))
                .description("Cloud accounts that two accounts say are theirs, for staff to decide")
                .register(registry);
    }

    private long ageOfOldestOpen() {
        return events.findOldestOpen()
                .map(it -> Duration.between(it, clock.instant()).toSeconds())
                .orElse(0L);
    }
}
