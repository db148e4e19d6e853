package com.truewatch.billing.accounts.platform.persistence;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.CodeCalls;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.verification.DerivedCodes;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A plan that is not found again is made again by every call, and lives as long as there is room for it. */
@QuarkusTest
class QueryPlansTest {
    private static final int ROUNDS = 4;

    @Inject
    TestAccounts accounts;

    @Inject
    DerivedCodes codes;

    @Inject
    SessionFactory factory;

    Statistics statistics;

    @BeforeEach
    void count() {
        statistics = factory.getStatistics();
        statistics.setStatisticsEnabled(true);
    }

    @AfterEach
    void countNoLonger() {
        statistics.setStatisticsEnabled(false);
    }

    /** Nothing but the rounds asks the database most of the time; a job that does so for the first time spoils one of them. */
    @Test
    void whatIsAskedAgainIsNotPlannedAgain() {
        callAll();
        List<Long> planned = new ArrayList<>();
        for (int round = 0; round < ROUNDS && !planned.contains(0L); round++) {
            statistics.clear();
            callAll();
            planned.add(statistics.getQueryPlanCacheMissCount());
            assertTrue(statistics.getQueryPlanCacheHitCount() > 0, "nothing is counted");
        }
        assertTrue(planned.contains(0L), () -> "plans made by each round: " + planned);
    }

    private void callAll() {
        TestAccount account = accounts.create();
        Client holder = Client.of(account);
        CodeCalls stranger = CodeCalls.byStranger();
        stranger.logInByPassword(account.username(), "no password of anybody")
                .then()
                .statusCode(401);
        stranger.logInByPassword(account.username(), TestAccounts.PASSWORD)
                .then()
                .statusCode(201);
        stranger.requestLogin(account.username()).then().statusCode(202);
        holder.request().get("/api/v1/account").then().statusCode(200);
        holder.request().get("/api/v1/account/activity").then().statusCode(200);
        ChangeCalls change = ChangeCalls.start(holder, "EMAIL");
        change.currentCode("000000").then().statusCode(422);
        change.currentCode(codes.current(change.id())).then().statusCode(200);
        change.newAddress(TestAccounts.freshEmail()).then().statusCode(200);
        change.newCode(codes.next(change.id())).then().statusCode(200);
    }
}
