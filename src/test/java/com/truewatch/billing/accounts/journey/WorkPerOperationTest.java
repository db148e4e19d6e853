package com.truewatch.billing.accounts.journey;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.CodeCalls;
import com.truewatch.billing.accounts.testing.Codes;
import com.truewatch.billing.accounts.testing.DatabaseTraffic;
import com.truewatch.billing.accounts.testing.DatabaseTraffic.Transaction;
import com.truewatch.billing.accounts.testing.DatabaseTraffic.Trip;
import com.truewatch.billing.accounts.testing.OwnDatabase;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.profile.OwnDatabaseWithoutKeys;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * What an operation asks of PostgreSQL, its mails included: round trips, and commits for which somebody waits until they are
 * on the disk. Noise bends no count, so the bounds are what it is today. Polls that find nothing are left out: they come by
 * time.
 */
@QuarkusTest
@TestProfile(OwnDatabaseWithoutKeys.class)
class WorkPerOperationTest {
    private static final Path TRACES = Path.of("target", "work-per-operation");
    private static final Duration LONGEST_DELIVERY = Duration.ofSeconds(20);

    @Inject
    TestAccounts accounts;

    @Inject
    Codes codes;

    @ConfigProperty(name = OwnDatabase.PORT)
    int port;

    @Test
    void wholeChangeOfEmail() throws Exception {
        TestAccount account = accounts.createWithoutPhone();
        Client client = Client.of(account);
        String first = TestAccounts.freshEmail();
        change(client, account.email(), first, 1);

        Work work = work("change of email", () -> change(client, first, TestAccounts.freshEmail(), 2));

        work.isAtMost(89, 4);
    }

    @Test
    void loginByCode() throws Exception {
        TestAccount account = accounts.createWithoutPhone();
        CodeCalls browser = CodeCalls.by(Client.of(account));
        logInByCode(browser, account, 1);

        Work work = work("login by code", () -> logInByCode(browser, account, 2));

        work.isAtMost(26, 2);
    }

    @Test
    void registration() throws Exception {
        register();

        Work work = work("registration", WorkPerOperationTest.this::register);

        work.isAtMost(35, 2);
    }

    @Test
    void loginByPassword() throws Exception {
        TestAccount account = accounts.createWithoutPhone();
        Client.of(account);

        Work work = work("login by password", () -> Client.of(account));

        work.isAtMost(14, 1);
    }

    @Test
    void profileWrite() throws Exception {
        Client client = Client.of(accounts.createWithoutPhone());
        rename(client, "First");

        Work work = work("profile write", () -> rename(client, "Second"));

        work.isAtMost(7, 1);
    }

    @Test
    void accountRead() throws Exception {
        Client client = Client.of(accounts.createWithoutPhone());
        read(client);

        Work work = work("account read", () -> read(client));

        work.isAtMost(1, 0);
    }

    private void change(Client client, String present, String next, int codesSoFar) {
        ChangeCalls change = ChangeCalls.start(client, "EMAIL");
        change.currentCode(codes.awaitNth(present, codesSoFar)).then().statusCode(200);
        change.newAddress(next).then().statusCode(200);
        change.newCode(codes.awaitFirst(next)).then().statusCode(200);
    }

    private void logInByCode(CodeCalls browser, TestAccount account, int codesSoFar) {
        Response request = browser.requestLogin(account.email());
        browser.logIn(request.path("id"), codes.awaitNth(account.email(), codesSoFar))
                .then()
                .statusCode(201);
    }

    private void register() {
        String email = TestAccounts.freshEmail();
        Response request = CodeCalls.byStranger().startRegistration(email);
        String username = "user" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        CodeCalls.byStranger()
                .completeRegistration(
                        request.path("id"),
                        Map.of(
                                "code",
                                codes.awaitFirst(email),
                                "username",
                                username,
                                "password",
                                "seven small otters juggle",
                                "profile",
                                Map.of("companyName", "Otter Works"),
                                "agreementVersion",
                                "2026-11"))
                .then()
                .statusCode(201);
    }

    private static void rename(Client client, String company) {
        client.request()
                .body(Map.of("companyName", company))
                .patch("/api/v1/account/profile")
                .then()
                .statusCode(200);
    }

    private static void read(Client client) {
        client.request().get("/api/v1/account").then().statusCode(200);
    }

    private Work work(String name, Runnable operation) throws SQLException, IOException {
        try (Connection aside =
                        DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres");
                Statement statement = aside.createStatement()) {
            awaitDelivery(statement);
            int mark = DatabaseTraffic.mark();
            operation.run();
            awaitDelivery(statement);
            Work work = new Work(
                    name,
                    DatabaseTraffic.since(mark).stream()
                            .filter(it -> !it.isIdlePoll())
                            .toList());
            Files.createDirectories(TRACES);
            Files.writeString(TRACES.resolve(name.replace(' ', '-') + ".txt"), work.trace());
            return work;
        }
    }

    /** The deletion of its job is the last that a message asks for. */
    private static void awaitDelivery(Statement statement) {
        await().atMost(LONGEST_DELIVERY)
                .pollDelay(Duration.ofMillis(50))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    try (ResultSet jobs =
                            statement.executeQuery("select count(*) from scheduled_tasks where task_name = 'send'")) {
                        return jobs.next() && jobs.getInt(1) == 0;
                    }
                });
    }

    /**
     * What an operation asked for.
     *
     * @param name of it
     * @param transactions in the order of their ends
     */
    private record Work(String name, List<Transaction> transactions) {
        void isAtMost(long trips, long waited) {
            assertTrue(trips() <= trips && waited() <= waited, this::trace);
        }

        private long trips() {
            return transactions.stream().mapToLong(it -> it.trips().size()).sum();
        }

        private long waited() {
            return transactions.stream().filter(Transaction::isWaitedFor).count();
        }

        private String trace() {
            return "%s: %d round trips, %d waited commits%n%n".formatted(name, trips(), waited())
                    + transactions.stream().map(Work::line).collect(Collectors.joining("\n"));
        }

        private static String line(Transaction transaction) {
            return transaction.trips().stream().map(Work::line).collect(Collectors.joining())
                    + (transaction.isWaitedFor() ? "-- waited\n" : transaction.writes() ? "-- not waited\n" : "--\n");
        }

        private static String line(Trip trip) {
            return trip.statements().stream()
                            .map(it -> it.replaceAll("\\s+", " "))
                            .collect(Collectors.joining("; "))
                    + " => "
                    + trip.tags() + "\n";
        }
    }
}
