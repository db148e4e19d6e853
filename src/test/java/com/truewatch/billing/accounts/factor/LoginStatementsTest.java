package com.truewatch.billing.accounts.factor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a second factor costs those who have none: nothing. */
@QuarkusTest
class LoginStatementsTest {
    /** As measured on the version before there were second factors. */
    private static final long BEFORE = 12;

    private static final int ROUNDS = 5;

    @Inject
    TestAccounts accounts;

    @Inject
    SessionFactory factory;

    @AfterEach
    void countNoLonger() {
        factory.getStatistics().setStatisticsEnabled(false);
    }

    /** The least of some rounds: a job may ask something at the same time. */
    @Test
    void aLoginWithoutAFactorCostsNoStatementMore() {
        TestAccount account = accounts.create();
        Client.of(account);
        Statistics statistics = factory.getStatistics();
        statistics.setStatisticsEnabled(true);
        List<Long> counted = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            statistics.clear();
            Client.of(account);
            counted.add(statistics.getPrepareStatementCount());
        }

        assertTrue(Collections.min(counted) > 0, "nothing is counted");
        assertEquals(BEFORE, Collections.min(counted), counted::toString);
    }
}
