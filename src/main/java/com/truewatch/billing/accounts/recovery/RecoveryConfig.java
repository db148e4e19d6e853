package com.truewatch.billing.accounts.recovery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** The page on which a known address stops a recovery. Its button sends the token of the link's fragment. */
@ConfigMapping(prefix = "accounts.recovery")
interface RecoveryConfig {
    /** The page. */
    URI cancelPage();

    /** Whether it must be {@code https}; false only in local mode. */
    @WithDefault("true")
    boolean secure();
}
