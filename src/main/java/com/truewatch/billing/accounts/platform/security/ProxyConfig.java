package com.truewatch.billing.accounts.platform.security;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** What stands between the callers and this service. */
@ConfigMapping(prefix = "accounts.proxies")
interface ProxyConfig {
    /** The networks of our own proxies in CIDR notation, for example {@code 10.0.0.0/8}; of nobody else. */
    Optional<Set<String>> trusted();
}
