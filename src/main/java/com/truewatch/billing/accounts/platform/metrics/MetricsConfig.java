package com.truewatch.billing.accounts.platform.metrics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Numbers in the metrics that only the database knows. */
@ConfigMapping(prefix = "accounts.metrics")
interface MetricsConfig {
    /** How old a number from the database may be before it is asked for again. */
    @WithDefault("PT15S")
    Duration freshness();

    /** How long who reads the metrics waits for it. */
    @WithDefault("PT1S")
    Duration patience();
}
