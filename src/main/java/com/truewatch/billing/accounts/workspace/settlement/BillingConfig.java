package com.truewatch.billing.accounts.workspace.settlement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;

/** Bills. */
@ConfigMapping(prefix = "accounts.billing")
interface BillingConfig {
    /** Whose days are settled and whose months allow one change; one for all, never the holder's. */
    @WithDefault("UTC")
    ZoneId zone();
}
