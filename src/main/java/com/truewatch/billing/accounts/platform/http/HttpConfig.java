package com.truewatch.billing.accounts.platform.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** How browsers and other clients reach this service. */
@ConfigMapping(prefix = "accounts.http")
public interface HttpConfig {
    /**
     * Whether browsers reach this service and the pages of the SPA by {@code https}: our cookies are {@code Secure} and
     * have the prefix {@code __Host-}, and pages must be {@code https}. False only in local mode, on one's own machine.
     */
    @WithDefault("true")
    boolean secure();

    /** Exact origins of other sites, for example {@code https://billing.example}: they get CORS headers. */
    Optional<Set<String>> allowedOrigins();

    /** Origins under which the service itself is reached; needed where its explorer calls it. */
    Optional<Set<String>> ownOrigins();

    /** Where clients reach the service, for its own document only; its origin must be one of our own. */
    Optional<String> publicUrl();

    /**
     * The networks of our own proxies in CIDR notation, for example {@code 10.0.0.0/8}; of nobody else. Only their {@code
     * X-Forwarded-For} is believed.
     */
    Optional<Set<String>> trustedProxies();
}
