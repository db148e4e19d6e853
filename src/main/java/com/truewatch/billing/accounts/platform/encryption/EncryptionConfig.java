package com.truewatch.billing.accounts.platform.encryption;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The keys of personal data. Without them whatever needs personal data is unavailable, and nothing else is. */
@ConfigMapping(prefix = "accounts.personal-data")
interface EncryptionConfig {
    /**
     * Tink's JSON key set that encrypts, AES-256-GCM with prefix: a class path resource or a file. The primary key
     * encrypts, all of them decrypt: give a new key to every replica before it becomes primary, and remove the old one
     * when no row is left under it.
     */
    Optional<String> keySet();

    /** The same for the keyed index: PRFs by HMAC-SHA-256. */
    Optional<String> indexKeySet();

    /** URI of the key of a KMS that has wrapped both; absent where they are in clear. */
    Optional<String> masterKey();
}
