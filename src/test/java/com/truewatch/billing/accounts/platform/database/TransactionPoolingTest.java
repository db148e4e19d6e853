package com.truewatch.billing.accounts.platform.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransactionPoolingTest {
    private static final String DRIVER = "quarkus.datasource.jdbc.additional-jdbc-properties";
    private static final Map<String, String> SHIPPED =
            Map.of(DRIVER + ".options", "-c statement_timeout=10s", DRIVER + ".tcpKeepAlive", "true");

    @Test
    void elsewhereTheDriverIsToldWhatIsShipped() {
        assertEquals(Map.of("options", "-c statement_timeout=10s", "tcpKeepAlive", "true"), driver(Map.of()));
        assertEquals(
                Map.of("options", "-c statement_timeout=10s", "tcpKeepAlive", "true"),
                driver(Map.of("accounts.database.transaction-pooling", "false")));
    }

    @Test
    void thereItSendsNoOptionsAndPreparesNothing() {
        assertEquals(
                Map.of("prepareThreshold", "0", "tcpKeepAlive", "true"),
                driver(Map.of("accounts.database.transaction-pooling", "true")));
    }

    private static Map<String, String> driver(Map<String, String> given) {
        Map<String, String> all = new HashMap<>(SHIPPED);
        all.putAll(given);
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withInterceptors(new TransactionPooling())
                .withSources(new PropertiesConfigSource(all, "given", 100))
                .build();
        return config.getValues(DRIVER, String.class, String.class);
    }
}
