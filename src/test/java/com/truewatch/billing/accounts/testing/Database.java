package com.truewatch.billing.accounts.testing;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** Looks at the rows behind the service's back, and brings about what no call can bring about yet. */
@Singleton
public class Database {
    private static final List<String> TABLES_OF_AN_ACCOUNT = List.of(
            "session",
            "factor",
            "totp_secret",
            "totp_registration",
            "passkey",
            "passkey_registration",
            "recovery_code",
            "factor_change",
            "factor_removal",
            "challenge",
            "failed_code_budget",
            "credential_change",
            "credential_undo",
            "undo",
            "address_recovery",
            "account_closure",
            "address_reservation",
            "activity",
            "operator_act",
            "real_name_application",
            "real_name_document",
            "real_name_document_content",
            "real_name_act",
            "workspace",
            "workspace_settlement",
            "cloud_account");

    private final DataSource dataSource;

    Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The first column of every row, as text. */
    public List<String> rows(String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The one value of the one row. */
    public String value(String sql, Object... parameters) {
        List<String> rows = rows(sql, parameters);
        if (rows.size() != 1) {
            throw new IllegalStateException(rows.size() + " rows for " + sql);
        }
        return rows.get(0);
    }

    /** How many rows a {@code select count(*)} finds. */
    public int count(String sql, Object... parameters) {
        return Integer.parseInt(value(sql, parameters));
    }

    /** Changes rows. */
    public void execute(String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /**
     * Every row of an account, to compare before and after a refusal. Of messages and events only that they are there: the
     * workers move the ones' status meanwhile, and readers of the feed number the others.
     */
    public List<String> everythingOf(UUID accountId) {
        List<String> all = new ArrayList<>(rows("select a::text from account a where id = ?", accountId));
        for (String table : TABLES_OF_AN_ACCOUNT) {
            all.addAll(rows("select t::text from " + table + " t where account_id = ? order by 1", accountId));
        }
        all.addAll(rows("select id || type || account_version from event where account_id = ? order by 1", accountId));
        all.addAll(rows("select id || template || recipient from message where account_id = ? order by 1", accountId));
        return all;
    }

    /** The names of all tables. */
    public List<String> tables() {
        return rows("select tablename from pg_tables where schemaname = 'public' order by 1");
    }

    /** All that a table holds, as who copies the database has it. */
    public String copyOf(String table) {
        try (Connection connection = dataSource.getConnection()) {
            StringWriter rows = new StringWriter();
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY " + table + " TO STDOUT", rows);
            return rows.toString();
        } catch (SQLException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** How often the account has changed. */
    public long versionOf(UUID account) {
        return Long.parseLong(value("select version from account where id = ?", account));
    }

    /** The account's timeline, oldest first, as {@code LOGIN SUCCEEDED}. */
    public List<String> timelineOf(UUID account) {
        return rows("select type || ' ' || outcome from activity where account_id = ? order by id", account);
    }

    /** The types of the account's events, oldest first. */
    public List<String> eventsOf(UUID account) {
        return rows("select type from event where account_id = ? order by position", account);
    }

    /** The templates of the messages to a recipient, oldest first. */
    public List<String> templatesTo(String recipient) {
        return rows("select template from message where recipient = ? order by id", recipient);
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
