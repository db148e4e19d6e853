package com.truewatch.billing.accounts.platform.database;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Ends the start where PostgreSQL does not hold a connection to the limits that were asked for. A pool in between may drop them
 * without a word, and then one slow statement keeps its locks for ever.
 */
@Singleton
class DatabaseLimits {
    private static final int AFTER_THE_SETTINGS = Interceptor.Priority.PLATFORM_BEFORE + 1;

    private final DataSource database;
    private final Map<String, String> asked;

    DatabaseLimits(DataSource database, DatabaseConfig config) {
        this.database = database;
        this.asked = new TreeMap<>(Map.of(
                "statement_timeout", config.statementTimeout(),
                "lock_timeout", config.lockTimeout(),
                "idle_in_transaction_session_timeout", config.idleInTransactionTimeout()));
    }

    /** @throws IllegalStateException naming each limit that is another one */
    void require(@Observes @Priority(AFTER_THE_SETTINGS) StartupEvent starting) throws SQLException {
        List<String> others = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            for (Map.Entry<String, String> limit : asked.entrySet()) {
                others.addAll(otherThan(limit, connection));
            }
        }
        if (!others.isEmpty()) {
            throw new IllegalStateException("PostgreSQL holds this role to other limits than those asked for: "
                    + String.join(", ", others) + ". Set them on the role, as docker/sql/roles.sql does");
        }
    }

    /** One line or none. Both are spans of time: {@code 60s} is {@code 1min}. */
    private static List<String> otherThan(Map.Entry<String, String> limit, Connection connection) throws SQLException {
        try (PreparedStatement question = connection.prepareStatement("""
                select current_setting(?) where current_setting(?)::interval <> ?::interval
                """)) {
            question.setString(1, limit.getKey());
            question.setString(2, limit.getKey());
            question.setString(3, limit.getValue());
            try (ResultSet other = question.executeQuery()) {
                return other.next()
                        ? List.of("%s is %s, not %s".formatted(limit.getKey(), other.getString(1), limit.getValue()))
                        : List.of();
            }
        }
    }
}
