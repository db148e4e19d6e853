package com.truewatch.billing.accounts.platform.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What Quarkus counts by itself and an operator needs. Of requests it counts those within each bound, too. */
@Singleton
class FrameworkMetrics implements MeterFilter {
    private static final String CONNECTIONS = "connections";
    private static final String DATASOURCE = "datasource";
    private static final String DEFAULT = "default";

    static final Metric REQUESTS = Metric.timer(
                    "http.server.requests",
                    "requests; `method` is `OTHER` where no operation has it, and `uri` is the path as the contract writes it",
                    Duration.ofMillis(25),
                    Duration.ofMillis(50),
                    Duration.ofMillis(100),
                    Duration.ofMillis(250),
                    Duration.ofMillis(500),
                    Duration.ofSeconds(1),
                    Duration.ofMillis(2500),
                    Duration.ofSeconds(5))
            .tagged("method")
            .tagged("uri")
            .tagged("status")
            .tagged("outcome");

    static final Metric LENT_CONNECTIONS = Metric.gauge(
                    "agroal.active.count", CONNECTIONS, "connections to PostgreSQL that are lent by the pool")
            .tagged(DATASOURCE, DEFAULT);

    static final Metric FREE_CONNECTIONS = Metric.gauge(
                    "agroal.available.count", CONNECTIONS, "connections that are open and that nobody uses")
            .tagged(DATASOURCE, DEFAULT);

    static final Metric AWAITED_CONNECTIONS = Metric.gauge(
                    "agroal.awaiting.count", "threads", "threads that wait for a connection; after 3 s they get none")
            .tagged(DATASOURCE, DEFAULT);

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        if (!id.getName().equals(REQUESTS.name())) {
            return config;
        }
        double[] nanoseconds =
                REQUESTS.buckets().stream().mapToDouble(Duration::toNanos).toArray();
        return DistributionStatisticConfig.builder()
                .serviceLevelObjectives(nanoseconds)
                .build()
                .merge(config);
    }
}
