package com.truewatch.billing.accounts.platform.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.Roles;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The roles, made as on a managed PostgreSQL: by an owner who is no superuser and may create roles. */
class RolesTest {
    private static final String DATABASE = "accounts";

    private static EmbeddedPostgres server;

    @BeforeAll
    static void migrateByThem() throws IOException, SQLException {
        server = EmbeddedPostgres.builder().start();
        try (Connection superuser = server.getPostgresDatabase().getConnection();
                Statement statement = superuser.createStatement()) {
            statement.execute("create role managed login createrole createdb");
        }
        try (Connection owner = as("managed", "template1");
                Statement statement = owner.createStatement()) {
            statement.execute("create database " + DATABASE);
        }
        try (Connection owner = as("managed", DATABASE)) {
            Roles.create(owner);
        }
        Flyway.configure()
                .dataSource(server.getJdbcUrl("accounts_migration", DATABASE), "accounts_migration", "")
                .load()
                .migrate();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void theOwnerIsNoSuperuser() throws SQLException {
        assertEquals("off", ask("managed", "show is_superuser"));
    }

    @Test
    void theApplicationReadsAndWritesRows() throws SQLException {
        assertEquals("0", ask("accounts_application", "select count(*) from account"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop table account", "create table stolen (id int)", "truncate session"})
    void theApplicationChangesNoTable(String forbidden) throws SQLException {
        try (Connection application = as("accounts_application", DATABASE);
                Statement statement = application.createStatement()) {
            SQLException refused = assertThrows(SQLException.class, () -> statement.execute(forbidden));
            assertEquals("42501", refused.getSQLState(), refused::getMessage);
        }
    }

    @Test
    void nobodyElseConnects() throws SQLException {
        try (Connection owner = as("managed", DATABASE);
                Statement statement = owner.createStatement()) {
            statement.execute("create role stranger login");
        }
        assertThrows(SQLException.class, () -> as("stranger", DATABASE).close());
    }

    @ParameterizedTest
    @CsvSource({
        "accounts_application, statement_timeout, 10s",
        "accounts_application, lock_timeout, 5s",
        "accounts_application, idle_in_transaction_session_timeout, 30s",
        "accounts_migration, statement_timeout, 15min",
        "accounts_migration, lock_timeout, 5s",
        "accounts_migration, idle_in_transaction_session_timeout, 0",
    })
    void eachHasItsOwnLimits(String role, String limit, String value) throws SQLException {
        assertEquals(value, ask(role, "show " + limit));
    }

    private static Connection as(String role, String database) throws SQLException {
        return DriverManager.getConnection(server.getJdbcUrl(role, database));
    }

    private static String ask(String role, String question) throws SQLException {
        try (Connection connection = as(role, DATABASE);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            assertTrue(answer.next(), question);
            return answer.getString(1);
        }
    }
}
