package com.truewatch.billing.accounts.platform.security.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretConfigTest {
    @Test
    void variablesOfTheEnvironmentGiveKeysByTheirIds() {
        SecretConfig config = new SmallRyeConfigBuilder()
                .withMapping(SecretConfig.class)
                .withSources(new EnvConfigSource(
                        Map.of(
                                "ACCOUNTS_SECRETS_CURRENT", "k2026",
                                "ACCOUNTS_SECRETS_KEYS_K2026", "new",
                                "ACCOUNTS_SECRETS_KEYS_K2025", "former"),
                        EnvConfigSource.ORDINAL))
                .build()
                .getConfigMapping(SecretConfig.class);

        assertEquals("k2026", config.current());
        assertEquals(Map.of("k2026", "new", "k2025", "former"), config.keys());
    }
}
