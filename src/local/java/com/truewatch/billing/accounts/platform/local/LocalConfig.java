package com.truewatch.billing.accounts.platform.local;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Local mode. */
@ConfigMapping(prefix = "accounts.local")
interface LocalConfig {
    /** Whether mails and text messages end in the inbox; false sends mails to {@code quarkus.mailer.host}. */
    @WithDefault("true")
    boolean captureMessages();

    /** Whether the demo account is made where it is missing. */
    @WithDefault("true")
    boolean demoAccount();

    /** Where the database is kept; without it, {@code ~/.truewatch-billing-accounts}. Read before the others. */
    Optional<String> dataDirectory();
}
