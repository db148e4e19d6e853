package com.truewatch.billing.accounts.workspace;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The lock of workspaces. */
@ConfigMapping(prefix = "accounts.workspaces")
interface LockConfig {
    /** From the beginning of a lock until it is final. */
    @WithDefault("P14D")
    Duration lockCountdown();
}
