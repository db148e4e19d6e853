package com.truewatch.billing.accounts.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.truewatch.billing.accounts.testing.TestAccounts;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The question of the bills stays one look into one index among a million rows of history. */
@QuarkusTest
class EffectiveSettlementPlanTest {
    @Inject
    DataSource dataSource;

    @Inject
    TestAccounts accounts;

    /** Rolled back; without the constraint whose index is not asked, and in parts, so that each comes in seconds. */
    @Test
    void isOneLookIntoOneIndex() throws Exception {
        UUID account = accounts.create().id();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local statement_timeout = '120s'");
            statement.execute("alter table workspace_settlement drop constraint workspace_settlement_one_at_a_time");
            statement.execute("insert into workspace (id, account_id, binding_id, name, site, version)"
                    + " select 'plan' || w, '" + account + "', gen_random_uuid(), 'w', 'ap1', 0"
                    + " from generate_series(1, 10000) w");
            for (int day = 0; day < 100; day += 5) {
                statement.execute("insert into workspace_settlement"
                        + " (id, workspace_id, account_id, method, cause, since, until)"
                        + " select gen_random_uuid(), 'plan' || w, '" + account + "', 'BILLING_ACCOUNT', 'CHOSEN',"
                        + " timestamptz '2020-01-01' + m * interval '1 day',"
                        + " timestamptz '2020-01-01' + (m + 1) * interval '1 day'"
                        + " from generate_series(1, 10000) w, generate_series(" + day + ", " + (day + 4) + ") m");
            }
            statement.execute("analyze workspace_settlement");

            JsonNode plan = explain(statement);

            String text = plan.toString();
            assertTrue(text.contains("Index Scan"), text);
            assertFalse(text.contains("Seq Scan") || text.contains("\"Sort\""), text);
            assertEquals(1, plan.at("/0/Plan/Actual Rows").asInt(), text);
            assertFalse(text.matches(".*\"Rows Removed by [A-Za-z ]+\":[1-9].*"), text);
            connection.rollback();
        }
    }

    /** What Hibernate makes of the question of {@code SettlementHistory}, with its values in. */
    private static JsonNode explain(Statement statement) throws Exception {
        try (ResultSet rows = statement.executeQuery("explain (analyze, format json)"
                + " select id, workspace_id, account_id, method, cloud_account_id, cause, since, until"
                + " from workspace_settlement where workspace_id = 'plan5000' and since <= '2020-03-01 12:00Z'"
                + " order by since desc fetch first 1 rows only")) {
            rows.next();
            return new ObjectMapper().readTree(rows.getString(1));
        }
    }
}
