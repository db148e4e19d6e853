package com.truewatch.billing.accounts.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** {@code accounts.messages.*}. */
@ConfigMapping(prefix = "accounts.messages")
interface QueueConfig {
    /** A message that has waited for longer is told of by the health of the service. */
    @WithDefault("PT5M")
    Duration lateAfter();
}
