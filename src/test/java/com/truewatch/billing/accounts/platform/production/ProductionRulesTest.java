package com.truewatch.billing.accounts.platform.production;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductionRulesTest {
    private static final String SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final Map<String, String> FIT = Map.of(
            "accounts.tokens.signing-keys", "test-keys/signing-keys-of-nobody.json",
            "accounts.platform.keys", "https://platform.truewatch.example/jwks.json",
            "accounts.secrets.current", "k1",
            "accounts.secrets.keys.k1", SECRET,
            "quarkus.datasource.jdbc.url", "jdbc:postgresql://database/accounts",
            "quarkus.mailer.host", "mail.truewatch.example");

    @Test
    void fitSettingsHaveNoFlaw() {
        assertEquals(List.of(), flaws(FIT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accounts.tokens.signing-keys",
                "accounts.platform.keys",
                "accounts.secrets.current",
                "accounts.secrets.keys.k1",
                "quarkus.datasource.jdbc.url",
                "quarkus.mailer.host"
            })
    void whatIsMissingIsNamed(String name) {
        Map<String, String> settings = new HashMap<>(FIT);
        settings.remove(name);

        assertEquals(List.of(name + " is missing"), flaws(settings));
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus.profile, local, 'quarkus.profile must be prod, or not be set'",
        "accounts.http.secure, false, accounts.http.secure must be true",
        "quarkus.management.enabled, false, quarkus.management.enabled must be true",
        "quarkus.smallrye-openapi.management.enabled, false, quarkus.smallrye-openapi.management.enabled must be true",
        "quarkus.smallrye-health.management.enabled, false, quarkus.smallrye-health.management.enabled must be true",
        "quarkus.management.port, 8080, quarkus.management.port must differ from quarkus.http.port",
        "quarkus.http.port, 9000, quarkus.management.port must differ from quarkus.http.port",
        "quarkus.flyway.migrate-at-start, false,"
                + " quarkus.flyway.validate-at-start must be true where quarkus.flyway.migrate-at-start is false",
        "quarkus.mailer.mock, true, quarkus.mailer.mock must be false",
        "quarkus.mailer.trust-all, true, quarkus.mailer.trust-all must be false",
        "quarkus.tls.trust-all, true, quarkus.tls.trust-all must be false",
        // Every spelling that is read as true or false.
        "quarkus.tls.trust-all, YES, quarkus.tls.trust-all must be false",
        "quarkus.mailer.mock, 1, quarkus.mailer.mock must be false",
        "accounts.http.secure, No, accounts.http.secure must be true",
        "accounts.http.secure, 0, accounts.http.secure must be true",
        "quarkus.tls.mail.trust-all, true, quarkus.tls.mail.trust-all must be false",
    })
    void whatOpensADoorIsNamed(String name, String value, String flaw) {
        assertEquals(List.of(flaw), flaws(with(name, value)));
    }

    @Test
    void environmentVariablesAreNamedAsTheyAreRead() {
        assertEquals(
                List.of("quarkus.tls.mail.trust.all must be false"), flaws(with("quarkus.tls.mail.trust.all", "true")));
    }

    @ParameterizedTest
    @CsvSource({
        "accounts.tokens.signing-keys, local/signing-keys.json",
        "accounts.platform.keys, local/platform-keys.json",
        "accounts.personal-data.key-set, local/personal-data-keys.json",
        "accounts.personal-data.index-key-set, local/personal-data-index-keys.json",
    })
    void keysOfLocalModeAreKnownByWhatTheyAre(String name, String file) {
        assertEquals(List.of(name + " holds a key of local mode, which everybody knows"), flaws(with(name, file)));
    }

    @Test
    void theSecretOfLocalModeIsKnownUnderAnotherName() {
        String secret = "bG9jYWwtc2VjcmV0LW5vdC1mb3ItcHJvZHVjdGlvbiE=";

        assertEquals(
                List.of("accounts.secrets.keys.old is a key of local mode, which everybody knows"),
                flaws(with("accounts.secrets.keys.old", secret)));
        assertEquals(
                List.of("accounts.secrets.keys.local is a key of local mode, which everybody knows"),
                flaws(with("accounts.secrets.keys.local", SECRET)));
    }

    @Test
    void aDatabaseWhoseCertificateIsNotLookedAtIsNamed() {
        assertEquals(
                List.of("quarkus.datasource.jdbc.url must not trust every certificate"),
                flaws(with(
                        "quarkus.datasource.jdbc.url",
                        "jdbc:postgresql://database/accounts?sslfactory=org.postgresql.ssl.NonValidatingFactory")));
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> settings = new HashMap<>(FIT);
        settings.put(name, value);
        return settings;
    }

    private static List<String> flaws(Map<String, String> settings) {
        return new ProductionRules(new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(settings, "test", 100))
                        .build())
                .flaws();
    }
}
