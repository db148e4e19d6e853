package com.truewatch.billing.accounts.platform.security.token;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** The access tokens that this service issues. */
@ConfigMapping(prefix = "accounts.tokens")
public interface TokenConfig {
    /** Claim {@code iss} of our tokens, a URI that stays the same for the life of the deployment. */
    String issuer();

    /** Claim {@code aud}: this API. */
    String audience();

    /** How long an access token is good; the session row decides before that. */
    Duration lifetime();

    /**
     * A private JWK Set (RFC 7517), EC P-256 keys with {@code kid}: a class path resource or a file. The first key
     * signs, all of them verify; put a new key first, and remove the old one after a token's lifetime.
     */
    String signingKeys();
}
