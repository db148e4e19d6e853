package com.truewatch.billing.accounts.cloudaccount;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Claims of cloud accounts. */
@ConfigMapping(prefix = "accounts.claims")
interface CloudClaimConfig {
    /** For how long a buyer who comes from a marketplace may log in and claim. */
    @WithDefault("PT4H")
    Duration lifetime();

    /** Wrong pairs of account and instance within a day, per account. */
    @WithDefault("5")
    int wrongPairsPerDay();
}
