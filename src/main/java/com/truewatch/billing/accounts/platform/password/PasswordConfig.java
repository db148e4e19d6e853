package com.truewatch.billing.accounts.platform.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Passwords. */
@ConfigMapping(prefix = "accounts.password")
interface PasswordConfig {
    /** The fewest characters (code points after NFC). Below 8 the service does not start: NIST SP 800-63B-4, 3.1.1.2. */
    @WithDefault("15")
    int shortest();

    /** How hard a password is to guess, as the decimal logarithm of the guesses that an estimator needs. */
    @WithDefault("13")
    double fewestGuessesLog10();

    /** How passwords are hashed. */
    Hash hash();

    /** A service that knows breached passwords. */
    Breached breached();

    /**
     * Argon2id in one lane, by default an equal row of OWASP's table. A password that was hashed with other parameters, more
     * or less, is hashed anew at its next login.
     */
    interface Hash {
        /** Memory in KiB. */
        @WithDefault("7168")
        int memory();

        /** Passes over the memory. */
        @WithDefault("5")
        int iterations();
    }

    /** The range protocol of Pwned Passwords: only the first five digits of a SHA-1 leave this service. */
    interface Breached {
        /** Where the range service is, without {@code /range/..}; none asks nobody. */
        Optional<URI> url();

        /** Without an answer by then the password is not refused for this. */
        @WithDefault("PT1S")
        Duration timeout();
    }
}
