package com.truewatch.billing.accounts.drill;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.MailServer;
import com.truewatch.billing.accounts.testing.PlatformKey;
import com.truewatch.billing.accounts.testing.ProductionBuild;
import com.truewatch.billing.accounts.testing.Roles;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The production build behind the PgBouncer of this machine, in transaction pooling; left out where there is none. */
@Tag("full")
class PgBouncerIT {
    private static final Map<String, String> SETTINGS = Map.of(
            "ACCOUNTS_DATABASE_TRANSACTION_POOLING", "true",
            "QUARKUS_FLYWAY_MIGRATE_AT_START", "false",
            "QUARKUS_FLYWAY_VALIDATE_AT_START", "true");

    private static final int ROUNDS = 300;

    private static EmbeddedPostgres database;
    private static PgBouncer pool;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> program = PgBouncer.find();
        if (program.isEmpty()) {
            System.out.println("No PgBouncer found: the tests behind it were left out.");
        }
        Assumptions.assumeTrue(program.isPresent());
        database = EmbeddedPostgres.builder().start();
        try (Connection owner = database.getPostgresDatabase().getConnection()) {
            Roles.create(owner);
        }
        ProductionBuild.Result migrated = ProductionBuild.run(
                Map.of("QUARKUS_DATASOURCE_JDBC_URL", database.getJdbcUrl("accounts_migration", "postgres")),
                "migrate");
        assertEquals(0, migrated.status(), migrated::output);
        pool = new PgBouncer(program.get(), database.getPort());
    }

    @AfterAll
    static void stop() throws IOException {
        if (pool != null) {
            pool.close();
            database.close();
        }
    }

    /** Two replicas have forty connections to it, and it has eight to the server. */
    @Test
    void everythingWorksOverAFewConnections() throws Exception {
        try (Exercise exercise = new Exercise(2, pool.jdbcUrl(), SETTINGS)) {
            await().atMost(Duration.ofMinutes(3)).until(() -> exercise.rounds() >= ROUNDS);
            exercise.finish("2 replicas over " + PgBouncer.CONNECTIONS + " connections of PgBouncer");

            assertEquals(0, exercise.tally().count(it -> it == Answer.NONE || it >= 500), "failed requests");
        }
    }

    @Test
    void withoutTheSettingItDoesNotStart() throws Exception {
        assertRefused("ACCOUNTS_DATABASE_TRANSACTION_POOLING", "false", "unsupported startup parameter: options");
    }

    @Test
    void aRoleWithoutLimitsIsRefused() throws Exception {
        limitStatements("0");
        try {
            assertRefused("QUARKUS_SHUTDOWN_DELAY", "0s", "statement_timeout is 0, not 10s");
        } finally {
            limitStatements("'10s'");
        }
    }

    /** Connections that are there already keep the limit they had. */
    private static void limitStatements(String limit) throws SQLException {
        try (Connection owner = database.getPostgresDatabase().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute("alter role accounts_application set statement_timeout = " + limit);
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'accounts_application'");
        }
    }

    private static void assertRefused(String setting, String value, String why) throws Exception {
        try (MailServer mails = new MailServer()) {
            Map<String, String> settings =
                    new HashMap<>(new ProductionBuild().settings(pool.jdbcUrl(), new PlatformKey(), mails));
            settings.putAll(SETTINGS);
            settings.put("QUARKUS_FLYWAY_CONNECT_RETRIES", "0");
            settings.put(setting, value);

            ProductionBuild.Result refused = ProductionBuild.run(settings);

            assertEquals(1, refused.status(), refused::output);
            assertTrue(refused.output().contains(why), refused::output);
        }
    }
}
