package com.truewatch.billing.accounts.factor.passkey;

import com.truewatch.billing.accounts.platform.security.secret.Secrets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * What a challenge is for. It is derived from the id under which it was given out, and stored nowhere: a copied database
 * answers none.
 */
enum Ceremony {
    /** A key is made. */
    REGISTRATION,
    /** A key signs. */
    LOGIN;

    /** For an answer to it. */
    static final Duration LIFETIME = Duration.ofMinutes(5);

    /** The challenge of this id; empty when its key has been retired. */
    Optional<byte[]> challenge(Secrets secrets, String keyId, UUID id) {
        return secrets.derive(keyId, "passkey-challenge", this, id);
    }
}
