package com.truewatch.billing.accounts.platform.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A purge that finds nothing due reads next to nothing, however much is kept: each runs every hour. */
@QuarkusTest
@Tag("full")
class PurgePlansTest {
    private static final int ROWS = 1_000_000;
    private static final int MOST_BUFFERS = 100;
    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?.*");

    /** As many as an outgrown service has, all of them kept; of what grows with every login. */
    private static final Map<String, String> FILL = Map.of(
            "known_browser",
            "select gen_random_uuid(), encode(sha256(n::text::bytea), 'hex'), now(), now() + interval '1 h' + n * interval '1 s'",
            "challenge",
            "select gen_random_uuid(), gen_random_uuid(), 'LOGIN', 'ONLY', 'EMAIL', 'a@mail.example', 'k',"
                    + " decode(repeat('00', 16), 'hex'), 1, 0, now(), now(), now() - n * interval '5 s', now(), null, false,"
                    + " case when n < 10000 then 'a@mail.example' end",
            "failed_code_budget",
            "select gen_random_uuid(), 'LOGIN', now() - n * interval '2 s', 1, 'KNOWN', 1",
            "failed_password",
            "select gen_random_uuid(), 'KNOWN', 1, now() - n * interval '2 s', now()",
            "rate_limit",
            "select 'key ' || n, array[now()], now() + interval '1 h' + n * interval '1 s'",
            "registration",
            "select gen_random_uuid(), 'a@mail.example', 'en', now()");

    @Inject
    @All
    List<Retention> retentions;

    @BeforeEach
    void aMillionRowsEach() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            // Their accounts are left out.
            statement.execute("set session_replication_role = replica");
            for (Map.Entry<String, String> table : FILL.entrySet()) {
                statement.execute("insert into " + table.getKey() + " " + table.getValue() + " from generate_series(1, "
                        + ROWS + ") n");
                statement.execute("vacuum analyze " + table.getKey());
            }
        }
    }

    @AfterEach
    void forget() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String table : FILL.keySet()) {
                statement.execute("truncate " + table + (table.equals("challenge") ? " cascade" : ""));
            }
        }
    }

    @Test
    void nothingDueCostsNextToNothing() throws SQLException {
        Map<String, String> dear = new TreeMap<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (Retention retention : retentions) {
                StringBuilder plan = new StringBuilder();
                try (ResultSet lines =
                        statement.executeQuery("explain (analyze, buffers, timing off) " + sql(retention))) {
                    while (lines.next()) {
                        plan.append(lines.getString(1)).append('\n');
                    }
                }
                if (buffers(plan) > MOST_BUFFERS) {
                    dear.put(retention.table(), plan.toString());
                }
            }
        }

        assertEquals(Map.of(), dear);
    }

    /** Beside the pool, whose statements may not take so long. */
    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class));
    }

    /** Of the plan's root, which comes first and has those of all others in it; a plan itself is made of catalogues. */
    private static int buffers(StringBuilder plan) {
        Matcher line = BUFFERS.matcher(plan.substring(0, plan.indexOf("Planning")));
        return line.find() ? number(line.group(1)) + number(line.group(2)) : 0;
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static String sql(Retention retention) {
        String sql = TablePurge.selection(retention).replace(":batch", String.valueOf(Purge.BATCH));
        for (var age : retention.ages().entrySet()) {
            Instant time =
                    Instant.now().atOffset(ZoneOffset.UTC).minus(age.getValue()).toInstant();
            sql = sql.replaceAll(":" + age.getKey() + "\\b", "timestamptz '" + time + "'");
        }
        return sql;
    }
}
