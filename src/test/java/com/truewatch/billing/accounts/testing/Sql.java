package com.truewatch.billing.accounts.testing;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Looks at the rows behind the service's back, and brings about what no call can bring about yet. */
@Singleton
public class Sql {
    private final DataSource database;

    Sql(DataSource database) {
        this.database = database;
    }

    /** The one number that a query gives. */
    public long count(String query, Object... parameters) {
        return Long.parseLong(texts(query, parameters).get(0));
    }

    /** The first column of every row, as text. */
    public List<String> texts(String query, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, query, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Changes rows. */
    public void update(String statement, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement prepared = prepare(connection, statement, parameters)) {
            prepared.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** How often the account has changed. */
    public long versionOf(UUID account) {
        return count("select version from account where id = ?", account);
    }

    /** The account's timeline, oldest first, as {@code LOGIN SUCCEEDED}. */
    public List<String> timelineOf(UUID account) {
        return texts("select type || ' ' || outcome from activity where account_id = ? order by id", account);
    }

    /** The types of the account's events, oldest first. */
    public List<String> eventsOf(UUID account) {
        return texts("select type from event where account_id = ? order by position", account);
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
