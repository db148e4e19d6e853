package com.truewatch.billing.accounts.account.hold;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.Links;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import com.truewatch.billing.accounts.verification.DerivedCodes;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The job of the service runs beside these tests, and may be faster than each of them. */
@QuarkusTest
class HoldEventsTest {
    private static final Duration HOLD = Duration.ofHours(24);
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    @Inject
    HoldService holds;

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    @Inject
    DerivedCodes codes;

    @Inject
    Links links;

    @Inject
    DataSource dataSource;

    private TestAccount account;

    @BeforeEach
    void anAccount() {
        account = accounts.create();
    }

    @Test
    void tellOfAnUndoAndOfTheEndOfItsHold() {
        undoAChangeOfEmail();

        assertEquals(List.of("account.held"), told());
        assertEquals(
                "t",
                database.value(
                        "select e.account_version = a.version and e.subject = a.id::text from event e"
                                + " join account a on a.id = e.account_id where a.id = ? and e.type = 'account.held'",
                        account.id()));
        clock.advance(HOLD);

        awaitReleased("account.held", "account.released");
        Platform.service("events.read")
                .queryParam("types", "account.held,account.released")
                .get("/api/v1/directory/events")
                .then()
                .statusCode(200);
    }

    @Test
    void tellOfTheEndOnceThoughManyLook() throws Exception {
        Instant until = hold(HOLD);
        clock.advance(HOLD.minus(MILLISECOND));
        holds.tellReleased();
        assertEquals(List.of(), told());
        assertEquals(until, Instant.parse(directory("holdUntil")));

        clock.advance(MILLISECOND);
        AtOnce.times(8, holds::tellReleased);

        awaitReleased("account.released");
        AtOnce.times(8, holds::tellReleased);
        assertEquals(List.of("account.released"), told());
        assertNull(database.value("select hold_until::text from account where id = ?", account.id()));
        assertEquals(
                "t",
                database.value(
                        "select e.account_version = a.version from event e join account a on a.id = e.account_id"
                                + " where a.id = ?",
                        account.id()));
    }

    /** Whoever prolongs it has locked the account: it is left alone, and the longer hold stays. */
    @Test
    void leaveAHoldThatIsProlongedMeanwhile() throws Exception {
        hold(HOLD);
        clock.advance(HOLD);
        String longer = clock.instant().plus(HOLD).toString();

        try (Connection other = dataSource.getConnection();
                Statement prolonging = other.createStatement()) {
            other.setAutoCommit(false);
            prolonging.execute("update account set hold_until = '" + longer + "' where id = '" + account.id() + "'");
            List<String> before = told();
            holds.tellReleased();
            other.commit();
            holds.tellReleased();

            assertEquals(before, told());
        }
        // The job may have been faster than this test.
        assertEquals(Instant.parse(longer), Instant.parse(directory("holdUntil")));
    }

    /** Rolled back. */
    @Test
    void areLooksIntoOneIndexOfTheAccountsOnHold() throws Exception {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    "insert into account (id, username, email, email_key, email_proved_at, status,"
                            + " real_name_state, locale, created_at, updated_at, version, company_name)"
                            + " select gen_random_uuid(), 'plan' || n, 'plan' || n || '@mail.example', 'plan' || n || '@mail.example',"
                            + " now(), 'ACTIVE', 'NOT_SUBMITTED', 'en', now(), now(), 0, 'Acme' from generate_series(1, 20000) n");
            statement.execute("update account set hold_until = timestamptz '2020-01-01' + n * interval '1 day'"
                    + " from generate_series(1, 300) n where username = 'plan' || n");
            statement.execute("analyze account");

            String plan = explain(
                    statement,
                    HoldRepository.RELEASE
                            .replace(":now", "timestamptz '2020-02-01Z'")
                            .replace(":most", Integer.toString(HoldService.PAGE)));
            assertTrue(plan.contains("Index Scan using account_hold_until"), plan);
            assertTrue(!plan.contains("Seq Scan"), plan);
            connection.rollback();
        }
    }

    private static String explain(Statement statement, String question) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (ResultSet lines = statement.executeQuery("explain " + question)) {
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }

    private void undoAChangeOfEmail() {
        ChangeCalls change = ChangeCalls.start(Client.of(account), "EMAIL");
        change.currentCode(codes.current(change.id())).then().statusCode(200);
        change.newAddress(TestAccounts.freshEmail()).then().statusCode(200);
        change.newCode(codes.next(change.id())).then().statusCode(200);
        Links.follow(Links.UNDO, links.undo(account.email())).then().statusCode(200);
    }

    private Instant hold(Duration howLong) {
        Instant until = clock.instant().plus(howLong);
        database.execute("update account set hold_until = ?::timestamptz where id = ?", until.toString(), account.id());
        return until;
    }

    /** An account that the job works on at this moment is left to it. */
    private void awaitReleased(String... all) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            holds.tellReleased();
            assertEquals(List.of(all), told());
        });
    }

    private String directory(String member) {
        return Platform.service("directory.read")
                .get("/api/v1/directory/accounts/" + account.id())
                .path(member);
    }

    private List<String> told() {
        return database.eventsOf(account.id()).stream()
                .filter(it -> Stream.of("account.held", "account.released").anyMatch(it::equals))
                .toList();
    }
}
