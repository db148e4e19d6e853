package com.truewatch.billing.accounts.platform.security.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The second trusted issuer: the platform, whose services and operators call this service. */
@ConfigMapping(prefix = "accounts.platform")
public interface PlatformConfig {
    /** Claim {@code iss} of the platform's tokens; never that of ours. */
    String issuer();

    /**
     * A JWK Set (RFC 7517) of the platform's public keys, EC P-256 with {@code kid}: a class path resource, a file, or an
     * {@code https} URL ({@code http} in local mode). All of them verify; put a new key in before the platform signs with
     * it.
     */
    String keys();

    /** How often the keys behind a URL are read: a new key must be there for so long before the platform signs with it. */
    @WithDefault("5m")
    Duration keysRefresh();

    /** How long a reading of the keys behind a URL may take. */
    @WithDefault("3s")
    Duration keysTimeout();
}
