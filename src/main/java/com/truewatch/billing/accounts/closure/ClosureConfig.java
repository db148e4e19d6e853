package com.truewatch.billing.accounts.closure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Which other services are asked before an account is closed. */
@ConfigMapping(prefix = "accounts.closure")
interface ClosureConfig {
    /** For a whole answer; without one the closing is answered {@code unavailable} and nothing changes. */
    @WithDefault("PT2S")
    Duration timeout();

    /** The services by the names that we give them; none: nobody is asked. */
    Map<String, Check> checks();

    /** One of them. */
    interface Check {
        /**
         * Is asked by {@code GET <url>?accountId=..} and answers 200 with <code>{"closable": true}</code> or {@code
         * false}; {@code https}, but in local mode.
         */
        URI url();

        /** Shown to it as a bearer token; none: it is shown none. */
        Optional<String> secret();
    }
}
