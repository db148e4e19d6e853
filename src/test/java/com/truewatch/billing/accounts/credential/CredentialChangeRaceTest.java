package com.truewatch.billing.accounts.credential;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Codes;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.Rounds;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import com.truewatch.billing.accounts.verification.CodePolicy;
import com.truewatch.billing.accounts.verification.DerivedCodes;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls that meet each other: real threads over HTTP, on real PostgreSQL. */
@QuarkusTest
class CredentialChangeRaceTest {

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    @Inject
    DataSource dataSource;

    @Inject
    DerivedCodes codes;

    TestAccount account;
    Client holder;

    @BeforeEach
    void logIn() {
        account = accounts.create();
        holder = Client.of(account);
    }

    @Test
    void ofFiftyRightCodesForTheCurrentAddressOneIsTaken() throws Exception {
        ChangeCalls change = ChangeCalls.start(holder, "EMAIL");
        String code = codes.current(change.id());

        List<Response> answers = AtOnce.times(50, () -> change.quickly(holder).currentCode(code));

        assertOneWinner(answers);
        assertEquals(1, activities(account.id(), "CURRENT_CODE_ENTERED", "SUCCEEDED"));
        assertEquals("CURRENT_VERIFIED", change.get().path("state"));
        assertEquals(0, failedCodes(account.id()));
    }

    @Test
    void ofFiftyRightCodesForTheNewAddressOneCompletes() throws Exception {
        String newEmail = TestAccounts.freshEmail();
        ChangeCalls change = awaitingNewCode(holder, "EMAIL", newEmail);
        String code = codes.next(change.id());

        List<Response> answers = AtOnce.times(50, () -> change.quickly(holder).newCode(code));

        assertOneWinner(answers);
        assertEquals(1, activities(account.id(), "EMAIL_CHANGED", "SUCCEEDED"));
        assertEquals(
                List.of("EMAIL_CHANGE_CURRENT_CODE", "EMAIL_CHANGED_FORMER"), database.templatesTo(account.email()));
        assertEquals(List.of("EMAIL_CHANGE_NEW_CODE", "EMAIL_CHANGED"), database.templatesTo(newEmail));
        assertEquals(
                1,
                database.count(
                        "select count(*) from event where account_id = ? and type = 'account.email-changed'",
                        account.id()));
    }

    @Test
    void ofTwoHundredWrongCodesFiveAreCompared() throws Exception {
        ChangeCalls change = ChangeCalls.start(holder, "EMAIL");
        String wrong = Codes.otherThan(codes.current(change.id()));

        List<Response> answers = AtOnce.times(200, () -> change.quickly(holder).currentCode(wrong));

        assertEquals(
                List.of(0, 1, 2, 3, 4),
                answers.stream()
                        .filter(it -> it.statusCode() == 422)
                        .map(it -> it.<Integer>path("attemptsLeft"))
                        .sorted()
                        .toList());
        assertEquals(195, answers.stream().filter(it -> it.statusCode() == 423).count(), () -> statuses(answers));
        assertEquals("LOCKED", change.get().path("state"));
        assertEquals(
                "5",
                database.value(
                        "select tries from challenge c join credential_change cc on c.id = cc.current_challenge_id"
                                + " where cc.id = ?",
                        change.id()));
        assertEquals(CodePolicy.TRIES, failedCodes(account.id()));
    }

    @Test
    void ofTwoAccountsThatProveOneAddressAtOnceOneGetsIt() throws Exception {
        for (int round = 0; round < Rounds.COUNT; round++) {
            String wanted = TestAccounts.freshEmail();
            TestAccount[] rivals = {accounts.create(), accounts.create()};
            Client[] clients = {Client.of(rivals[0]), Client.of(rivals[1])};
            ChangeCalls[] changes = {
                awaitingNewCode(clients[0], "EMAIL", wanted), awaitingNewCode(clients[1], "EMAIL", wanted)
            };
            String[] code = {codes.next(changes[0].id()), codes.next(changes[1].id())};

            List<Response> answers = AtOnce.run(
                    () -> changes[0].quickly(clients[0]).newCode(code[0]),
                    () -> changes[1].quickly(clients[1]).newCode(code[1]));

            assertEquals(
                    List.of(200, 409),
                    answers.stream().map(Response::statusCode).sorted().toList(),
                    () -> statuses(answers));
            int loser = answers.get(0).statusCode() == 200 ? 1 : 0;
            assertEquals("/problems/address-unavailable", answers.get(loser).path("type"));
            assertEquals("CURRENT_VERIFIED", changes[loser].get().path("state"));
            assertEquals(rivals[loser].email(), email(rivals[loser].id()));
            assertEquals(wanted, email(rivals[1 - loser].id()));
            assertTrue(database.templatesTo(wanted).contains("ADDRESS_CLAIMED"));
        }
    }

    @Test
    void ofTwoStartsAtOnceOneStaysOpen() throws Exception {
        for (int round = 0; round < Rounds.COUNT; round++) {
            List<Response> answers = AtOnce.run(this::startQuickly, this::startQuickly);

            assertNoServerError(answers);
            assertEquals(
                    1,
                    database.count(
                            "select count(*) from credential_change where account_id = ? and closed_at is null",
                            account.id()));
        }
    }

    @Test
    void aCodeConfirmedWhileItIsResentIsEitherUsedOrVoid() throws Exception {
        for (int round = 0; round < Rounds.COUNT; round++) {
            Client client = Client.of(account);
            ChangeCalls change = ChangeCalls.start(client, "EMAIL");
            String first = codes.current(change.id());
            clock.advance(CodePolicy.RESEND_PAUSE);

            List<Response> answers = AtOnce.run(
                    () -> change.quickly(client).currentCode(first),
                    () -> change.quickly(client).resend());

            assertNoServerError(answers);
            boolean confirmed = answers.get(0).statusCode() == 200;
            boolean resent = answers.get(1).statusCode() == 200;
            String state = change.get().path("state");
            assertEquals(confirmed ? "CURRENT_VERIFIED" : "CURRENT_CODE_SENT", state);
            if (resent) {
                assertNotEquals(200, change.currentCode(first).statusCode());
            }
            assertNotEquals(confirmed, resent, () -> statuses(answers));
        }
    }

    /** The lock holds the confirmation where it is after comparing; the statement is what a resend does meanwhile. */
    @Test
    void aCodeReplacedWhileItIsTakenIsVoid() throws Exception {
        ChangeCalls change = ChangeCalls.start(holder, "EMAIL");
        String code = codes.current(change.id());
        ExecutorService caller = Executors.newSingleThreadExecutor();
        try (Connection resend = dataSource.getConnection()) {
            resend.setAutoCommit(false);
            execute(resend, "update account set version = version where id = ?", account.id());
            Future<Response> answer = caller.submit(() -> change.quickly(holder).currentCode(code));
            await().until(() -> database.count("select count(*) from pg_locks where not granted") > 0);
            execute(resend, "update challenge set sends = sends + 1 where account_id = ?", account.id());
            resend.commit();
            resend.setAutoCommit(true);

            assertEquals("/problems/code-expired", answer.get().path("type"));
        } finally {
            caller.shutdown();
        }
        assertEquals("CURRENT_CODE_SENT", change.get().path("state"));
    }

    @Test
    void emailAndPhoneCompletedAtOnceAreBothApplied() throws Exception {
        for (int round = 0; round < Rounds.COUNT; round++) {
            String newEmail = TestAccounts.freshEmail();
            String newPhone = TestAccounts.freshPhone();
            ChangeCalls email = awaitingNewCode(holder, "EMAIL", newEmail);
            ChangeCalls phone = awaitingNewCode(holder, "PHONE", newPhone);
            String emailCode = codes.next(email.id());
            String phoneCode = codes.next(phone.id());

            List<Response> answers = AtOnce.run(
                    () -> email.quickly(holder).newCode(emailCode),
                    () -> phone.quickly(holder).newCode(phoneCode));

            assertEquals(
                    List.of(200, 200),
                    answers.stream().map(Response::statusCode).toList());
            assertEquals(newEmail, email(account.id()));
            assertEquals(newPhone, database.value("select phone from account where id = ?", account.id()));
        }
        assertEquals(
                2 * Rounds.COUNT,
                database.count("select count(distinct account_version) from event where account_id = ?", account.id()));
    }

    @Test
    void aLogoutAtOnceWithTheCompletionCancelsOrComesTooLate() throws Exception {
        for (int round = 0; round < Rounds.COUNT; round++) {
            TestAccount leaving = accounts.create();
            Client client = Client.of(leaving);
            String newEmail = TestAccounts.freshEmail();
            ChangeCalls change = awaitingNewCode(client, "EMAIL", newEmail);
            String code = codes.next(change.id());

            List<Response> answers = AtOnce.run(
                    () -> change.quickly(client).newCode(code),
                    () -> client.uncheckedRequest().delete("/api/v1/sessions/current"));

            assertNoServerError(answers);
            assertEquals(204, answers.get(1).statusCode());
            boolean completed = answers.get(0).statusCode() == 200;
            assertEquals(completed ? newEmail : leaving.email(), email(leaving.id()), () -> statuses(answers));
            assertEquals(
                    completed ? "COMPLETED" : "CANCELLED",
                    database.value("select state from credential_change where id = ?", change.id()));
        }
    }

    private static void execute(Connection connection, String sql, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            statement.executeUpdate();
        }
    }

    private Response startQuickly() {
        return holder.uncheckedRequest()
                .contentType("application/json")
                .body("{\"credential\":\"EMAIL\"}")
                .post(ChangeCalls.PATH);
    }

    private ChangeCalls awaitingNewCode(Client client, String credential, String newAddress) {
        ChangeCalls change = ChangeCalls.start(client, credential);
        change.currentCode(codes.current(change.id())).then().statusCode(200);
        change.newAddress(newAddress).then().statusCode(200);
        return change;
    }

    private static void assertOneWinner(List<Response> answers) {
        assertEquals(1, answers.stream().filter(it -> it.statusCode() == 200).count(), () -> statuses(answers));
        assertNoServerError(answers);
    }

    private static void assertNoServerError(List<Response> answers) {
        assertTrue(answers.stream().allMatch(it -> it.statusCode() < 500), () -> statuses(answers));
    }

    private static String statuses(List<Response> answers) {
        return answers.stream().map(Response::statusCode).sorted().toList().toString();
    }

    private String email(UUID id) {
        return database.value("select email from account where id = ?", id);
    }

    private int activities(UUID id, String type, String outcome) {
        return database.count(
                "select count(*) from activity where account_id = ? and type = ? and outcome = ?", id, type, outcome);
    }

    private int failedCodes(UUID id) {
        return database.count("select coalesce(sum(failed), 0) from failed_code_budget where account_id = ?", id);
    }
}
