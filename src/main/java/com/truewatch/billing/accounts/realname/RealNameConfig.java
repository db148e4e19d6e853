package com.truewatch.billing.accounts.realname;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;

/** Real-name authentication. */
@ConfigMapping(prefix = "accounts.real-name")
interface RealNameConfig {
    /** Where the review desk is: its weekends are this zone's. */
    @WithDefault("UTC")
    ZoneId zone();
}
