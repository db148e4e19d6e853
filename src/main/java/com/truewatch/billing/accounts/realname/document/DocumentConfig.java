package com.truewatch.billing.accounts.realname.document;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The documents of applications. */
@ConfigMapping(prefix = "accounts.real-name.documents")
interface DocumentConfig {
    /** How long they are kept after the last decision on their application. */
    @WithDefault("P730D")
    Duration kept();
}
