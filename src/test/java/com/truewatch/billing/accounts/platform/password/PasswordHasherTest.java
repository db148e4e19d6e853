package com.truewatch.billing.accounts.platform.password;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As it is where nothing is configured; the tests of other things have cheaper hashes. */
class PasswordHasherTest {
    private static final String PASSWORD = "correct horse battery staple";

    private final PasswordHasher hasher = new PasswordHasher(
            new SmallRyeConfigBuilder()
                    .withMapping(PasswordConfig.class)
                    .build()
                    .getConfigMapping(PasswordConfig.class),
            new SimpleMeterRegistry());

    /** The row of OWASP's Password Storage Cheat Sheet with 7 MiB. */
    @Test
    void hashesWithSevenMebibytesAndFivePasses() {
        String hash = hasher.hash(PASSWORD);

        assertTrue(hash.matches("\\$argon2id\\$v=19\\$m=7168,t=5,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}"), hash);
        assertTrue(hasher.matches(hash, PASSWORD));
        assertFalse(hasher.matches(hash, PASSWORD + " "));
        assertFalse(hasher.isOutdated(hash));
        assertNotEquals(hash, hasher.hash(PASSWORD), "each has a salt of its own");
    }

    /** Of the tests of Argon2's reference implementation (phc-winner-argon2, src/test.c, version 0x13). */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "password $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "password $argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "password $argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
                "password $argon2id$v=19$m=65536,t=1,p=1$c29tZXNhbHQ$9qWtwbpyPd3vm1rB1GThgPzZ3/ydHL92zKL+15XZypg",
                "password $argon2id$v=19$m=65536,t=4,p=1$c29tZXNhbHQ$kCXUjmjvc5XMqQedpMTsOv+zyJEf5PhtGiUghW9jFyw",
                "differentpassword $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$C4TWUs9rDEvq7w3+J4umqA32aWKB1+DSiRuBfYxFj94",
                "password $argon2id$v=19$m=65536,t=2,p=1$ZGlmZnNhbHQ$vfMrBczELrFdWP0ZsfhWsRPaHppYdP3MVEMIVlqoFBw"
            })
    void knowsTheAnswersOfTheReferenceImplementation(String password, String hash) {
        assertTrue(hasher.matches(hash, password));
        assertFalse(hasher.matches(hash, password + "x"));
        assertTrue(hasher.isOutdated(hash));
    }

    /** Made by libargon2, in several lanes, and over text that is not ASCII and holds a NUL. */
    @Test
    void verifiesWhatTheFormerLibraryHashed() {
        assertTrue(hasher.matches(
                "$argon2id$v=19$m=19456,t=2,p=1$unt5NMPKXl89WI3z0LQn8g$SSwDmdJvlQUsn4gUPyDIY9PHh7JY0y7GJTv9fZVDE3Y",
                PASSWORD));
        assertTrue(hasher.matches(
                "$argon2id$v=19$m=1024,t=2,p=4$j8lqYwfkErHsI348FGNiTw$G2ONrc/isLthyYqzo39d457qDZqsgYd19ReqfI9F3lM",
                PASSWORD));
        assertTrue(hasher.matches(
                "$argon2id$v=19$m=512,t=1,p=1$T7uKwtbKBEGkQQla/NBElg$9+ZwGiOBB0MXgNlc5RY1RyaWRdGUK+HUo6kInU4h7Mk",
                "\u043f\u0430\u0440\u043e\u043b\u044c \u00fcn\u00ef \0 \u65e5\u672c"));
    }

    @Test
    void whatIsNoHashIsNobodysPassword() {
        assertFalse(hasher.matches("", PASSWORD));
        assertFalse(hasher.matches("$argon2id$v=19$m=7168,t=5,p=1$", PASSWORD));
        assertFalse(hasher.matches("$argon2id$".repeat(40), PASSWORD));
        assertFalse(hasher.matches(null, PASSWORD));
    }
}
