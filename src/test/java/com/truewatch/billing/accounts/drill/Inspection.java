package com.truewatch.billing.accounts.drill;

import static org.awaitility.Awaitility.await;

import com.truewatch.billing.accounts.drill.Found.Completed;
import com.truewatch.billing.accounts.drill.Found.Row;
import com.truewatch.billing.accounts.drill.History.Ended;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;

/** Collects what is there once the load is over: from the rows, and from what every replica answers. */
final class Inspection {
    private static final Duration LONGEST_WORK = Duration.ofMinutes(2);

    private static final String UNFINISHED = """
            select (select count(*) from scheduled_tasks where task_instance <> 'recurring')
                 + (select count(*) from message where status = 'QUEUED')
            """;

    private static final String DOUBLE_OWNERS = """
            select email_key from account where status <> 'CLOSED' group by email_key having count(*) > 1
            """;

    private final List<Api> replicas;
    private final Connection database;

    private Inspection(List<Api> replicas, Connection database) {
        this.replicas = replicas;
        this.database = database;
    }

    /** Looks once all the work is done, or nobody will do it any more. */
    static Found inspect(List<Api> replicas, String jdbcUrl, History history, List<Found.Event> events)
            throws SQLException {
        try (Connection database = DriverManager.getConnection(jdbcUrl)) {
            Inspection inspection = new Inspection(replicas, database);
            int unfinished = inspection.awaitWork();
            return new Found(
                    inspection.accounts(),
                    inspection.completed(),
                    inspection.sessions(),
                    inspection.refused(history),
                    events,
                    inspection.doubleOwners(),
                    unfinished);
        }
    }

    private int awaitWork() throws SQLException {
        try {
            await().atMost(LONGEST_WORK).pollInterval(Duration.ofSeconds(1)).until(() -> unfinished() == 0);
        } catch (ConditionTimeoutException undone) {
            // Then it is counted.
        }
        return unfinished();
    }

    private int unfinished() throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(UNFINISHED)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private Map<UUID, Row> accounts() throws SQLException {
        Map<UUID, Row> accounts = new HashMap<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select id, description, email from account where username like 'drill%'")) {
            while (rows.next()) {
                UUID id = rows.getObject(1, UUID.class);
                String email = rows.getString(3);
                accounts.put(id, new Row(rows.getLong(2), email, logsIn(id, email)));
            }
        }
        return accounts;
    }

    private boolean logsIn(UUID account, String email) {
        Map<String, String> body = Map.of("login", email, "password", Holder.PASSWORD);
        return replicas.stream()
                .map(it -> it.post("login", "/sessions", Map.of(), body))
                .allMatch(it -> it.text("/accountId").equals(account.toString()));
    }

    private Map<UUID, Completed> completed() throws SQLException {
        Map<UUID, Completed> completed = new HashMap<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select id, account_id, new_address from credential_change where state = 'COMPLETED'")) {
            while (rows.next()) {
                completed.put(
                        rows.getObject(1, UUID.class), new Completed(rows.getObject(2, UUID.class), rows.getString(3)));
            }
        }
        return completed;
    }

    private Set<UUID> sessions() throws SQLException {
        Set<UUID> sessions = new HashSet<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select id from session")) {
            while (rows.next()) {
                sessions.add(rows.getObject(1, UUID.class));
            }
        }
        return sessions;
    }

    /** Those of the ended sessions that no replica lets in. */
    private Set<UUID> refused(History history) {
        return history.ended().stream()
                .filter(it -> replicas.stream()
                        .map(replica -> replica.get("read", "/account", Api.bearer(it.token())))
                        .allMatch(answer -> answer.isProblem("session-ended")))
                .map(Ended::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<String> doubleOwners() throws SQLException {
        List<String> addresses = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(DOUBLE_OWNERS)) {
            while (rows.next()) {
                addresses.add(rows.getString(1));
            }
        }
        return addresses;
    }
}
