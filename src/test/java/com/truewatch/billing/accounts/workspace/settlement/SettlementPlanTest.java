package com.truewatch.billing.accounts.workspace.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.truewatch.billing.accounts.testing.Rounds;
import com.truewatch.billing.accounts.testing.TestAccounts;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The questions of the bills stay looks into one index among tens of thousands of rows of history. */
@QuarkusTest
class SettlementPlanTest {
    private static final int DAYS = 70;
    private static final int WORKSPACES = 300 * Rounds.COUNT;
    private static final int PAGE = 200;

    @Inject
    DataSource dataSource;

    @Inject
    TestAccounts accounts;

    /** Rolled back; without the constraint whose index is not asked, and in parts, so that each comes in seconds. */
    @Test
    void areLooksIntoOneIndex() throws Exception {
        UUID account = accounts.create().id();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local statement_timeout = '120s'");
            statement.execute("alter table workspace_settlement drop constraint workspace_settlement_one_at_a_time");
            statement.execute("insert into workspace (id, account_id, binding_id, name, site, version)"
                    + " select 'plan' || w, '" + account + "', gen_random_uuid(), 'w', 'ap1', 0"
                    + " from generate_series(1, " + WORKSPACES + ") w");
            for (int day = 0; day < DAYS; day++) {
                statement.execute("insert into workspace_settlement"
                        + " (id, workspace_id, account_id, method, cause, since, until)"
                        + " select gen_random_uuid(), 'plan' || w, '" + account + "', 'BILLING_ACCOUNT', 'CHOSEN',"
                        + " timestamptz '2020-01-01' + interval '" + day + " days',"
                        + " timestamptz '2020-01-01' + interval '" + (day + 1) + " days'"
                        + " from generate_series(1, " + WORKSPACES + ") w");
            }
            statement.execute("analyze workspace_settlement");

            JsonNode one = explain(statement, SettlementHistory.AT);
            assertUsesTheIndexAlone(one);
            assertEquals(1, one.at("/0/Plan/Actual Rows").asInt(), one::toString);
            assertFalse(one.toString().matches(".*\"Rows Removed by [A-Za-z ]+\":[1-9].*"), one::toString);
            JsonNode page = explain(statement, SettlementHistory.ALL_AT);
            assertUsesTheIndexAlone(page);
            assertEquals(PAGE, page.at("/0/Plan/Actual Rows").asInt(), page::toString);
            assertTrue(page.findValue("Rows Removed by Filter").asInt() <= PAGE * DAYS, page::toString);
            connection.rollback();
        }
    }

    private static void assertUsesTheIndexAlone(JsonNode plan) {
        String text = plan.toString();
        assertTrue(text.contains("Index Scan") && text.contains("workspace_settlement_at"), text);
        assertFalse(text.contains("Seq Scan") || text.contains("\"Sort\""), text);
    }

    /** The very question, with its values in. */
    private static JsonNode explain(Statement statement, String question) throws Exception {
        String sql = question.replace(":workspace", "'plan500'")
                .replace(":after", "'plan500'")
                .replace(":at", "timestamptz '2020-03-01 12:00Z'")
                .replace(":most", Integer.toString(PAGE));
        try (ResultSet rows = statement.executeQuery("explain (analyze, format json) " + sql)) {
            rows.next();
            return new ObjectMapper().readTree(rows.getString(1));
        }
    }
}
