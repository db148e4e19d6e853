package com.truewatch.billing.accounts.platform.security;

import io.smallrye.config.ConfigMapping;

/** The second trusted issuer: the platform, whose services and operators call this service. */
@ConfigMapping(prefix = "accounts.platform")
interface PlatformConfig {
    /** Claim {@code iss} of the platform's tokens; never that of ours. */
    String issuer();

    /**
     * A JWK Set (RFC 7517) of the platform's public keys, EC P-256 with {@code kid}: a class path resource or a file.
     * All of them verify; put a new key in before the platform signs with it.
     */
    String keys();
}
