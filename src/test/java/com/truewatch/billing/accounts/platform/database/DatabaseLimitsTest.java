package com.truewatch.billing.accounts.platform.database;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DatabaseLimitsTest {
    @Inject
    DataSource database;

    @Test
    void aConnectionIsHeldToWhatWasAskedFor() {
        assertDoesNotThrow(() -> limits("10s", "5s", "30s"));
    }

    @Test
    void theSameSpanIsTheSameHoweverItIsWritten() {
        assertDoesNotThrow(() -> limits("10000ms", "5 s", "0.5min"));
    }

    @Test
    void eachLimitThatIsAnotherOneIsNamed() {
        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> limits("20s", "5s", "0"));

        assertEquals(
                "PostgreSQL holds this role to other limits than those asked for:"
                        + " idle_in_transaction_session_timeout is 30s, not 0, statement_timeout is 10s, not 20s."
                        + " Set them on the role, as docker/sql/roles.sql does",
                refused.getMessage());
    }

    private void limits(String statement, String lock, String idle) throws Exception {
        new DatabaseLimits(database, new Asked(statement, lock, idle, false)).require(new StartupEvent());
    }

    private record Asked(
            String statementTimeout, String lockTimeout, String idleInTransactionTimeout, boolean transactionPooling)
            implements DatabaseConfig {}
}
