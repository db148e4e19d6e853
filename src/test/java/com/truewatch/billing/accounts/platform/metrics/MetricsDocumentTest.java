package com.truewatch.billing.accounts.platform.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Metrics;
import com.truewatch.billing.accounts.testing.TestAccounts;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * The page of metrics is that of this code, and the dashboard and the alert rules ask for nothing that the service does not
 * tell. {@code -Dmetrics.update} writes the page anew. Quarkus has the older client of Prometheus.
 */
@QuarkusTest
@SuppressWarnings("deprecation")
class MetricsDocumentTest {
    private static final Path PAGE = Path.of("src", "docs", "metrics.md");
    private static final Path RULES = Path.of("docker", "monitoring", "alerts.yaml");
    private static final Path DASHBOARD = Path.of("docker", "monitoring", "dashboard.json");

    private static final Pattern NAME = Pattern.compile("\\b(?:accounts|http|agroal|jvm|process)_[a-z_]+\\b");

    private static final Pattern SERIES = Pattern.compile("^([a-zA-Z_:][\\w:]*)(?=[ {])");

    @Inject
    TestAccounts accounts;

    MetricsPage page;

    @BeforeEach
    void read() throws Exception {
        page = new MetricsPage();
    }

    @Test
    void thePageIsThatOfThisCode() throws IOException {
        String text = page.text();
        if (System.getProperty("metrics.update") != null) {
            Files.writeString(PAGE, text);
        }

        assertEquals(text, Files.readString(PAGE), "Write it anew: -Dmetrics.update");
    }

    @Test
    void eachIsNamedInThePageAsPrometheusReadsIt() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        page.metrics().forEach(it -> register(it, registry));

        Set<String> read = series(registry.scrape().lines());

        assertEquals(page.series(), read);
    }

    /** A login makes the service tell what it counts by itself, of requests, hashes and connections. */
    @Test
    void whatTheDashboardAndTheRulesAskForIsTold() throws IOException {
        Client.logIn(accounts.create().email());
        Set<String> told = new TreeSet<>(page.series());
        told.addAll(series(Metrics.lines().stream()));

        Set<String> asked = Stream.of(Files.readString(DASHBOARD), Files.readString(RULES))
                .flatMap(it -> NAME.matcher(it).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));

        assertFalse(asked.isEmpty());
        asked.removeAll(told);
        assertEquals(Set.of(), asked);
    }

    @Test
    void whatQuarkusCountsIsThere() {
        Client.logIn(accounts.create().email());

        Set<String> told = series(Metrics.lines().stream());

        assertEquals(
                List.of(),
                Stream.of(
                                "http_server_requests_seconds_bucket",
                                "accounts_password_hash_seconds_bucket",
                                "accounts_password_hash_wait_seconds_bucket",
                                "agroal_active_count",
                                "agroal_available_count",
                                "agroal_awaiting_count")
                        .filter(it -> !told.contains(it))
                        .toList());
    }

    /** Each panel has a title, a unit and a query, and the source of data is the one that who imports it chooses. */
    @Test
    void theDashboardIsWhole() throws IOException {
        JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());

        assertEquals("accounts", dashboard.path("uid").asText());
        for (JsonNode panel : dashboard.path("panels")) {
            if (panel.path("type").asText().equals("row")) {
                continue;
            }
            String title = panel.path("title").asText();
            assertFalse(title.isBlank(), panel::toString);
            assertEquals("${datasource}", panel.path("datasource").path("uid").asText(), title);
            assertFalse(
                    panel.path("fieldConfig")
                            .path("defaults")
                            .path("unit")
                            .asText()
                            .isBlank(),
                    title);
            assertFalse(panel.path("targets").isEmpty(), title);
            panel.path("targets")
                    .forEach(it -> assertFalse(it.path("expr").asText().isBlank(), title));
        }
    }

    /** Who is woken at night is told what it is and where to read on. */
    @Test
    void eachRuleSaysWhatItMeans() throws IOException {
        JsonNode rules = new ObjectMapper()
                .valueToTree(new Yaml().<Object>load(Files.readString(RULES)))
                .at("/groups/0/rules");

        assertFalse(rules.isEmpty());
        for (JsonNode rule : rules) {
            assertFalse(rule.at("/annotations/summary").asText().isBlank(), rule::toString);
            assertFalse(rule.at("/annotations/description").asText().isBlank(), rule::toString);
            assertFalse(rule.at("/labels/severity").asText().isBlank(), rule::toString);
        }
    }

    private static void register(Metric metric, PrometheusMeterRegistry registry) {
        String[] values = metric.tags().stream().map(it -> "x").toArray(String[]::new);
        switch (metric.kind()) {
            case COUNTER -> metric.count(registry, values);
            case GAUGE, DATABASE_GAUGE -> metric.gauge(registry, () -> 1, values);
            case TIMER -> {
                Timer timer = metric.timer(registry, values);
                timer.record(Duration.ofMillis(1));
            }
        }
    }

    private static Set<String> series(Stream<String> lines) {
        return lines.flatMap(it -> SERIES.matcher(it).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
