package com.truewatch.billing.accounts.factor.passkey;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** Passkeys. Without both settings none can be enrolled, and nothing else changes. */
@ConfigMapping(prefix = "accounts.passkeys")
interface PasskeyConfig {
    /**
     * The domain that passkeys belong to: that of the SPA, or one above it. Passkeys of another one are lost: never change it.
     */
    Optional<String> relyingPartyId();

    /** The exact origins of the pages that ask for passkeys, at or below that domain. */
    Optional<Set<String>> origins();
}
