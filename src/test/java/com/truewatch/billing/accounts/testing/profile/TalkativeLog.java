package com.truewatch.billing.accounts.testing.profile;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What operators see, at its most talkative: everything at DEBUG in one file, the lines of production in another, and every span. */
public class TalkativeLog implements QuarkusTestProfile {
    /** Everything at DEBUG, but for the tests' own client, which shares the process. */
    public static final Path EVERYTHING = Path.of("target", "talkative.log");

    /** As production writes it, one JSON object a line: see {@link AsInProduction}. */
    public static final Path AS_IN_PRODUCTION = Path.of("target", "as-in-production.json");

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "quarkus.log.level", "DEBUG",
                "quarkus.log.min-level", "DEBUG",
                "quarkus.log.category.\"com.truewatch\".level", "DEBUG",
                "quarkus.log.category.\"com.github.kagkarlsson\".level", "DEBUG",
                "quarkus.log.category.\"jdk.internal.httpclient\".level", "DEBUG",
                "quarkus.log.category.\"software.amazon\".level", "DEBUG",
                "quarkus.log.category.\"access\".level", "INFO",
                "quarkus.log.console.level", "WARN"));
        for (String client :
                new String[] {"org.apache.http", "groovyx.net.http", "io.restassured", "com.atlassian", "com.github.fge"
                }) {
            settings.put("quarkus.log.category.\"" + client + "\".level", "WARN");
        }
        settings.putAll(Map.of(
                "quarkus.log.handlers", "everything",
                "quarkus.log.handler.file.\"everything\".enabled", "true",
                "quarkus.log.handler.file.\"everything\".level", "DEBUG",
                "quarkus.log.handler.file.\"everything\".path", EVERYTHING.toString(),
                "quarkus.log.handler.file.\"everything\".rotation.max-file-size", "1G"));
        settings.putAll(Map.of(
                "quarkus.log.file.enabled", "true",
                "quarkus.log.file.path", AS_IN_PRODUCTION.toString(),
                "quarkus.log.file.rotation.max-file-size", "1G",
                "quarkus.log.file.json.enabled", "true",
                "quarkus.log.file.filter", AsInProduction.NAME));
        settings.putAll(Map.of("quarkus.otel.sdk.disabled", "false", "quarkus.otel.simple", "true"));
        return settings;
    }
}
