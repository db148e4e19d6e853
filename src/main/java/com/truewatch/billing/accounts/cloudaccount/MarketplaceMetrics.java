package com.truewatch.billing.accounts.cloudaccount;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** How the ledger fares, counted in the database at each reading: every replica tells the same. */
@Singleton
class MarketplaceMetrics {
    private final MeterRegistry registry;
    private final MarketplaceEventRepository events;
    private final Clock clock;

    MarketplaceMetrics(MeterRegistry registry, MarketplaceEventRepository events, Clock clock) {
        this.registry = registry;
        this.events = events;
        this.clock = clock;
    }

    void register(@Observes StartupEvent started) {
        Gauge.builder("accounts.marketplace.oldest.open", this, MarketplaceMetrics::oldestOpen)
                .description("Seconds since the oldest event came in that is still to be handled")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("accounts.marketplace.failed", this, MarketplaceMetrics::failed)
                .description("Events that could not be handled until now")
                .register(registry);
    }

    /** Not a number while the database is away: nobody knows then. */
    private double oldestOpen() {
        try {
            return QuarkusTransaction.joiningExisting()
                    .call(events::findOldestOpen)
                    .map(it -> (double) Duration.between(it, clock.instant()).toSeconds())
                    .orElse(0.0);
        } catch (RuntimeException away) {
            return Double.NaN;
        }
    }

    private double failed() {
        try {
            return QuarkusTransaction.joiningExisting().call(() -> events.count("outcome", EventOutcome.FAILED));
        } catch (RuntimeException away) {
            return Double.NaN;
        }
    }
}
