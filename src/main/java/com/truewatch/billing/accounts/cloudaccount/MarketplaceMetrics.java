package com.truewatch.billing.accounts.cloudaccount;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;

/** How the ledger fares, counted in the database at each reading: every replica tells the same. */
@Singleton
class MarketplaceMetrics {
    private final MeterRegistry registry;
    private final MarketplaceEventRepository events;
    private final DisputeRepository disputes;
    private final Clock clock;

    MarketplaceMetrics(
            MeterRegistry registry, MarketplaceEventRepository events, DisputeRepository disputes, Clock clock) {
        this.registry = registry;
        this.events = events;
        this.disputes = disputes;
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
        Gauge.builder("accounts.cloud.account.disputes", this, MarketplaceMetrics::disputes)
                .description("Cloud accounts that two accounts say are theirs, for staff to decide")
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
        return count(() -> events.count("outcome", EventOutcome.FAILED));
    }

    private double disputes() {
        return count(disputes::countOpen);
    }

    private static double count(Callable<Long> rows) {
        try {
            return QuarkusTransaction.joiningExisting().call(rows);
        } catch (RuntimeException away) {
            return Double.NaN;
        }
    }
}
