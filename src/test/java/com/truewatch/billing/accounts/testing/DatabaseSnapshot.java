package com.truewatch.billing.accounts.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a running service's database held at one moment, kept beside it in a schema of its own. */
public final class DatabaseSnapshot {
    private static final String STORED_COLUMNS = """
            select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
            where attrelid = 'public.%s'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
            """;
    private static final String TABLES =
            "select tablename from pg_tables where schemaname = 'public' order by tablename";

    private final String jdbcUrl;
    private final List<String> tables = new ArrayList<>();

    private DatabaseSnapshot(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    /** Takes one, as the owner of the database. */
    public static DatabaseSnapshot take(String jdbcUrl) throws SQLException {
        DatabaseSnapshot snapshot = new DatabaseSnapshot(jdbcUrl);
        snapshot.inTransaction(statement -> {
            try (ResultSet found = statement.executeQuery(TABLES)) {
                while (found.next()) {
                    snapshot.tables.add(found.getString(1));
                }
            }
            statement.execute("create schema snapshot");
            for (String table : snapshot.tables) {
                statement.execute("create table snapshot.%1$s as table public.%1$s".formatted(table));
            }
        });
        return snapshot;
    }

    /** Goes back to it. */
    public void restore() throws SQLException {
        inTransaction(statement -> {
            // The copies are consistent: neither foreign keys nor triggers have a say in their return.
            statement.execute("set local session_replication_role = replica");
            statement.execute("truncate " + String.join(", ", tables));
            for (String table : tables) {
                String columns = storedColumns(statement, table);
                statement.execute(
                        "insert into public.%1$s (%2$s) overriding system value select %2$s from snapshot.%1$s"
                                .formatted(table, columns));
            }
        });
    }

    /** Those that are not worked out from others. */
    private static String storedColumns(Statement statement, String table) throws SQLException {
        try (ResultSet columns = statement.executeQuery(STORED_COLUMNS.formatted(table))) {
            columns.next();
            return columns.getString(1);
        }
    }

    private void inTransaction(Work work) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            work.doIn(statement);
            connection.commit();
        }
    }

    private interface Work {
        void doIn(Statement statement) throws SQLException;
    }
}
