package com.truewatch.billing.accounts.platform.production;

import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Brings the schema to this version and ends: for a deployment whose replicas do not know the password of the role that owns
 * the schema. It reads the settings of the database, and no key.
 */
final class Migrate {
    private static final String URL = "quarkus.datasource.jdbc.url";

    private final Config config;

    Migrate(Config config) {
        this.config = config;
    }

    /**
     * What was done, in a line.
     *
     * @throws IllegalStateException when a setting is missing
     * @throws org.flywaydb.core.api.FlywayException when the database cannot be reached, or a migration fails; that one has
     *     left nothing behind
     */
    String run() {
        String url =
                first("quarkus.flyway.jdbc-url", URL).orElseThrow(() -> new IllegalStateException(URL + " is missing"));
        MigrateResult result = Flyway.configure()
                .dataSource(
                        url,
                        first("quarkus.flyway.username", "quarkus.datasource.username")
                                .orElse(null),
                        first("quarkus.flyway.password", "quarkus.datasource.password")
                                .orElse(null))
                .connectRetries(config.getValue("quarkus.flyway.connect-retries", Integer.class))
                .connectRetriesInterval((int) config.getValue("quarkus.flyway.connect-retries-interval", Duration.class)
                        .toSeconds())
                .validateOnMigrate(config.getValue("quarkus.flyway.validate-on-migrate", Boolean.class))
                .ignoreMigrationPatterns(config.getValue("quarkus.flyway.ignore-migration-patterns", String[].class))
                .load()
                .migrate();
        return result.migrationsExecuted == 0
                ? "Nothing to migrate: the schema is at version " + result.initialSchemaVersion
                : "Migrated: the schema was at version %s, and is at version %s"
                        .formatted(
                                Optional.ofNullable(result.initialSchemaVersion).orElse("0"),
                                result.targetSchemaVersion);
    }

    private Optional<String> first(String name, String otherwise) {
        return config.getOptionalValue(name, String.class).or(() -> config.getOptionalValue(otherwise, String.class));
    }
}
