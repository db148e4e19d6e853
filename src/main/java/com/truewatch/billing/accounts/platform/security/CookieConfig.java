package com.truewatch.billing.accounts.platform.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Cookies. */
@ConfigMapping(prefix = "accounts.session")
interface CookieConfig {
    /**
     * Whether our cookies are {@code Secure} and named with the {@code __Host-} prefix. False only where the service is
     * reached over http, which is on one's own machine.
     */
    @WithDefault("true")
    boolean secureCookie();
}
