package com.truewatch.billing.accounts.platform.production;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/** What a production build refuses to start with. Each flaw names its property and never quotes a secret. */
class ProductionRules {
    private static final String PROFILE = "quarkus.profile";
    private static final String CURRENT_SECRET = "accounts.secrets.current";
    private static final String SECRETS = "accounts.secrets.keys.";
    private static final String JDBC_URL = "quarkus.datasource.jdbc.url";

    private static final List<String> REQUIRED = List.of(
            "accounts.tokens.signing-keys", "accounts.platform.keys", CURRENT_SECRET, JDBC_URL, "quarkus.mailer.host");

    private static final List<String> KEY_FILES = List.of(
            "accounts.tokens.signing-keys",
            "accounts.platform.keys",
            "accounts.personal-data.key-set",
            "accounts.personal-data.index-key-set");

    /** What keeps cookies, links and what operators see where they belong. */
    private static final List<String> MUST_BE_TRUE = List.of(
            "accounts.http.secure",
            "quarkus.management.enabled",
            "quarkus.smallrye-openapi.management.enabled",
            "quarkus.smallrye-health.management.enabled");

    private static final List<String> MUST_BE_FALSE =
            List.of("quarkus.mailer.mock", "quarkus.mailer.trust-all", "quarkus.tls.trust-all");

    /** Of a named configuration of TLS; an environment variable has lost its hyphens. */
    private static final Pattern TRUST_ALL = Pattern.compile("quarkus\\..+\\.trust[.-]all");

    private final Config config;

    ProductionRules(Config config) {
        this.config = config;
    }

    /** One sentence each; none when the service may start. */
    List<String> flaws() {
        List<String> flaws = new ArrayList<>();
        if (!"prod".equals(value(PROFILE).orElse("prod"))) {
            flaws.add(PROFILE + " must be prod, or not be set");
        }
        REQUIRED.stream()
                .filter(it -> value(it).isEmpty())
                .map(it -> it + " is missing")
                .forEach(flaws::add);
        value(CURRENT_SECRET)
                .map(SECRETS::concat)
                .filter(it -> value(it).isEmpty())
                .ifPresent(it -> flaws.add(it + " is missing"));
        KEY_FILES.stream()
                .filter(it -> value(it).filter(LocalKeys::areIn).isPresent())
                .map(it -> it + " holds a key of local mode, which everybody knows")
                .forEach(flaws::add);
        MUST_BE_TRUE.stream()
                .filter(it -> config.getOptionalValue(it, Boolean.class).equals(Optional.of(false)))
                .map(it -> it + " must be true")
                .forEach(flaws::add);
        Stream.concat(MUST_BE_FALSE.stream(), names().filter(TRUST_ALL.asMatchPredicate()))
                .distinct()
                .filter(it -> config.getOptionalValue(it, Boolean.class).equals(Optional.of(true)))
                .map(it -> it + " must be false")
                .forEach(flaws::add);
        names().filter(this::isLocalSecret)
                .map(it -> it + " is a key of local mode, which everybody knows")
                .forEach(flaws::add);
        names().filter(this::trustsEveryDatabase)
                .map(it -> it + " must not trust every certificate")
                .forEach(flaws::add);
        sharedPort().forEach(flaws::add);
        unknownSchema().forEach(flaws::add);
        return flaws;
    }

    private boolean isLocalSecret(String name) {
        return name.startsWith(SECRETS)
                && (name.startsWith("local", SECRETS.length())
                        || value(name).filter(LocalKeys::isSecret).isPresent());
    }

    private boolean trustsEveryDatabase(String name) {
        return name.startsWith("quarkus.datasource")
                && value(name).filter(it -> it.contains("NonValidatingFactory")).isPresent();
    }

    /** What operators see would be seen by everybody. */
    private Stream<String> sharedPort() {
        String management = value("quarkus.management.port").orElse("9000");
        return management.equals(value("quarkus.http.port").orElse("8080"))
                ? Stream.of("quarkus.management.port must differ from quarkus.http.port")
                : Stream.empty();
    }

    /** A replica that does not migrate would run on whatever schema there is. */
    private Stream<String> unknownSchema() {
        return isTrue("quarkus.flyway.migrate-at-start", true) || isTrue("quarkus.flyway.validate-at-start", false)
                ? Stream.empty()
                : Stream.of(
                        "quarkus.flyway.validate-at-start must be true where quarkus.flyway.migrate-at-start is false");
    }

    private boolean isTrue(String name, boolean otherwise) {
        return config.getOptionalValue(name, Boolean.class).orElse(otherwise);
    }

    private Optional<String> value(String name) {
        return config.getOptionalValue(name, String.class).filter(it -> !it.isBlank());
    }

    private Stream<String> names() {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .distinct()
                .sorted();
    }
}
