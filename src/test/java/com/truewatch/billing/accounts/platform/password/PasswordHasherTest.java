package com.truewatch.billing.accounts.platform.password;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

/** As it is where nothing is configured; the tests of other things have cheaper hashes. */
class PasswordHasherTest {
    private static final String PASSWORD = "correct horse battery staple";

    private final PasswordHasher hasher = new PasswordHasher(
            new SmallRyeConfigBuilder()
                    .withMapping(PasswordConfig.class)
                    .build()
                    .getConfigMapping(PasswordConfig.class),
            new SimpleMeterRegistry());

    /** The row of OWASP's Password Storage Cheat Sheet with 19 MiB. */
    @Test
    void hashesWithNineteenMebibytesAndTwoPasses() {
        String hash = hasher.hash(PASSWORD);

        assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
        assertTrue(hasher.matches(hash, PASSWORD));
        assertFalse(hasher.matches(hash, PASSWORD + " "));
    }
}
