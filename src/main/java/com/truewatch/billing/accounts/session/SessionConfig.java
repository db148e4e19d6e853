package com.truewatch.billing.accounts.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Sessions. NIST SP 800-63B-4, 2.1.3: overall 30 days at most at AAL1. */
@ConfigMapping(prefix = "accounts.session")
interface SessionConfig {
    /** A session that was not refreshed for so long is over. */
    @WithDefault("24h")
    Duration idle();

    /** A session is over so long after its login, whatever was done in it. */
    @WithDefault("30d")
    Duration absolute();

    /** The same for one that began with a ticket of the console. */
    @WithDefault("12h")
    Duration absoluteByTicket();

    /**
     * How many sessions an account may have at once; with one more the oldest ends. Those that began with tickets are
     * counted apart: whoever can issue tickets cannot log the holder out.
     */
    @WithDefault("20")
    int most();

    /** How long the immediate predecessor of a refresh token is answered with the same successor again. */
    @WithDefault("60s")
    Duration refreshGrace();

    /**
     * How long a refresh token that has just taken the place of another is answered with itself: many tabs share one
     * cookie, and one of them may read it a moment later.
     */
    @WithDefault("10s")
    Duration refreshRest();
}
