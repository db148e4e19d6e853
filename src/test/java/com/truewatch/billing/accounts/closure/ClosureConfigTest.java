package com.truewatch.billing.accounts.closure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClosureConfigTest {
    @Test
    void variablesOfTheEnvironmentGiveAClosingCheck() {
        ClosureConfig config = new SmallRyeConfigBuilder()
                .withMapping(ClosureConfig.class)
                .withSources(new EnvConfigSource(
                        Map.of(
                                "ACCOUNTS_CLOSURE_CHECKS_BILLDESK_URL", "https://bills.example/closable",
                                "ACCOUNTS_CLOSURE_CHECKS_BILLDESK_SECRET", "not one"),
                        EnvConfigSource.ORDINAL))
                .build()
                .getConfigMapping(ClosureConfig.class);

        assertEquals(Set.of("billdesk"), config.checks().keySet());
        ClosureConfig.Check check = Objects.requireNonNull(config.checks().get("billdesk"));
        assertEquals(URI.create("https://bills.example/closable"), check.url());
        assertEquals(Optional.of("not one"), check.secret());
    }
}
