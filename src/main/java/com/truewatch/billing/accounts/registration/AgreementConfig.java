package com.truewatch.billing.accounts.registration;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Instant;

/** The service agreement that a registration accepts. */
@ConfigMapping(prefix = "accounts.agreement")
interface AgreementConfig {
    /** Names the current version; at most 64 characters. */
    String version();

    /** Where it can be read. */
    URI url();

    /** Since when it is the current one. */
    Instant publishedAt();
}
