package com.truewatch.billing.accounts.platform.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingNamesTest {
    @Nested
    class Variables {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "ACCOUNTS_SAMPLE_TIME_LIMIT",
                    "ACCOUNTS_SAMPLE_ORIGINS",
                    "ACCOUNTS_SAMPLE_ORIGINS_0_",
                    "ACCOUNTS_SAMPLE_KEYS_K2026",
                    "ACCOUNTS_SAMPLE_CHECKS_WALLET_URL",
                    "ACCOUNTS_SAMPLE_CHECKS__BILL_DESK__URL",
                    "ACCOUNTS_SAMPLE_TEMPLATES_12__MESSAGE",
                    "ACCOUNTS_SAMPLE_TEMPLATES_12__CODES_ZH",
                    "ACCOUNTS_SITES_SG2_PRODUCT_CODES",
                    "ACCOUNTS_SITES_TWO_WORDS_PRODUCT_CODES",
                    "accounts.sample.time-limit"
                })
        void whatIsReadIsLetThrough(String variable) {
            assertEquals(List.of(), unread(Map.of(variable, "1")));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "ACCOUNTS_SAMPLE_CHECKS_BILL_DESK_URL",
                    "ACCOUNTS_SAMPLE_CHECKS_WALLET_URI",
                    "ACCOUNTS_SAMPLE_KEYS_K_2026",
                    "ACCOUNTS_SAMPLE_TEMPLATES_LOGIN_CODE_ZH",
                    "ACCOUNTS_SAMPLE_TIMELIMIT",
                    "ACCOUNTS_SITES_OTHER_WORDS_PRODUCT_CODES",
                    "ACCOUNTS_NOBODY_KNOWS_IT",
                    "ACCOUNTS_PORT",
                    "ACCOUNTS_SAMPLE_PORT"
                })
        void whatNobodyReadsIsNamed(String variable) {
            assertEquals(List.of(variable), unread(Map.of(variable, "1")));
        }

        @Test
        void whatBeginsOtherwiseIsNotOurs() {
            assertEquals(List.of(), unread(Map.of("ACCOUNTSX", "1", "MY_ACCOUNTS_URL", "1", "QUARKUS_TYPO", "1")));
        }

        @Test
        void whatKubernetesTellsOfAServiceIsLetThrough() {
            assertEquals(List.of(), unread(serviceNamed("ACCOUNTS")));
            assertEquals(List.of(), unread(serviceNamed("ACCOUNTS_SAMPLE")));
        }

        @Test
        void aSettingOfOursIsNotTakenForOneOfAService() {
            Map<String, String> variables = serviceNamed("ACCOUNTS");
            variables.put("ACCOUNTS_SAMPLE_PORT", "1");
            variables.put("ACCOUNTS_SERVICE_TYPO", "1");

            assertEquals(List.of("ACCOUNTS_SAMPLE_PORT", "ACCOUNTS_SERVICE_TYPO"), unread(variables));
        }

        /** As "Discovering services" of Kubernetes' manual lists them. */
        private Map<String, String> serviceNamed(String name) {
            return new HashMap<>(Map.of(
                    name + "_SERVICE_HOST", "10.0.0.11",
                    name + "_SERVICE_PORT", "8080",
                    name + "_SERVICE_PORT_HTTP", "8080",
                    name + "_SERVICE_PORT_HTTP_ADMIN", "9000",
                    name + "_PORT", "tcp://10.0.0.11:8080",
                    name + "_PORT_8080_TCP", "tcp://10.0.0.11:8080",
                    name + "_PORT_8080_TCP_PROTO", "tcp",
                    name + "_PORT_8080_TCP_PORT", "8080",
                    name + "_PORT_8080_TCP_ADDR", "10.0.0.11"));
        }

        private List<String> unread(Map<String, String> variables) {
            return SettingNamesTest.unread(
                    new SmallRyeConfigBuilder().withSources(new EnvConfigSource(variables, EnvConfigSource.ORDINAL)));
        }
    }

    @Nested
    class FilesAndVariables {
        @Test
        void aVariableGivesAMemberOfWhatAFileNames() {
            Map<String, String> file = Map.of("accounts.sample.checks.bill-desk.url", "https://bills.example");
            Map<String, String> variables = Map.of(
                    "ACCOUNTS_SAMPLE_CHECKS_BILL_DESK_SECRET", "a secret",
                    "ACCOUNTS_SAMPLE_CHECKS_SALES_DESK_SECRET", "a secret",
                    "ACCOUNTS_SAMPLE_CHECKS_BILL_DESK_SECRT", "a secret");
            SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                    .withSources(new PropertiesConfigSource(file, "file", 250))
                    .withSources(new EnvConfigSource(variables, EnvConfigSource.ORDINAL));

            SmallRyeConfig config = build(builder);

            assertEquals(
                    Optional.of("a secret"),
                    Objects.requireNonNull(config.getConfigMapping(Sample.class)
                                    .checks()
                                    .get("bill-desk"))
                            .secret());
            assertEquals(
                    List.of("ACCOUNTS_SAMPLE_CHECKS_BILL_DESK_SECRT", "ACCOUNTS_SAMPLE_CHECKS_SALES_DESK_SECRET"),
                    unread(config));
        }
    }

    @Nested
    class Files {
        @Test
        void onlyWhatNobodyReadsIsNamed() {
            Map<String, String> file = Map.of(
                    "accounts.sample.time-limit", "1",
                    "accounts.sample.keys.k-2026", "1",
                    "accounts.sample.checks.bill-desk.url", "1",
                    "accounts.sample.checks.\"sales.desk\".url", "1",
                    "accounts.sample.checks.bill.desk.url", "1",
                    "accounts.nobody", "1",
                    "%prod.accounts.sample.time-limt", "1",
                    "%dev.accounts.sample.time-limt", "1",
                    "quarkus.nobody", "1");

            assertEquals(
                    List.of("accounts.nobody", "accounts.sample.checks.bill.desk.url", "accounts.sample.time-limt"),
                    unread(new SmallRyeConfigBuilder()
                            .withProfile("prod")
                            .withSources(new PropertiesConfigSource(file, "file", 250))));
        }
    }

    private static List<String> unread(SmallRyeConfigBuilder builder) {
        return unread(build(builder));
    }

    private static List<String> unread(SmallRyeConfig config) {
        return new SettingNames(List.of(Sample.class, Sites.class)).unreadIn(config);
    }

    private static SmallRyeConfig build(SmallRyeConfigBuilder builder) {
        // What the mapping itself says of files is not looked at here.
        return builder.withDefaultValue("smallrye.config.mapping.validate-unknown", "false")
                .withMapping(Sample.class)
                .withMapping(Sites.class)
                .withSources(
                        new PropertiesConfigSource(Map.of("accounts.sites.two-words.product-codes", ""), "sites", 100))
                .build();
    }

    @ConfigMapping(prefix = "accounts.sample")
    interface Sample {
        @WithDefault("1")
        int timeLimit();

        Optional<Set<String>> origins();

        Map<String, String> keys();

        Map<String, Check> checks();

        List<Template> templates();

        interface Check {
            Optional<String> url();

            Optional<String> secret();
        }

        interface Template {
            Optional<String> message();

            Map<String, String> codes();
        }
    }

    @ConfigMapping(prefix = "accounts.sites")
    interface Sites {
        @WithParentName
        Map<String, Site> byName();

        interface Site {
            Optional<Set<String>> productCodes();
        }
    }
}
