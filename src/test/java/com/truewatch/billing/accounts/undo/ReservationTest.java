package com.truewatch.billing.accounts.undo;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Rounds;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** For as long as a change can be undone, nobody else gets the address that it replaced. */
@QuarkusTest
class ReservationTest extends UndoTestCase {
    private static final Duration WEEK = UndoRight.LINK_LIFETIME;

    @Inject
    DataSource dataSource;

    @Nested
    class Registering {
        @Test
        void withAReservedEmailLooksLikeWithATakenOneAndItsReaderIsTold() {
            change(intruder, "EMAIL");

            Response answer = STRANGER.startRegistration(account.email());

            answer.then().statusCode(202);
            assertEquals(
                    STRANGER.startRegistration(email()).jsonPath().getMap("$").keySet(),
                    answer.jsonPath().getMap("$").keySet());
            assertEquals(
                    List.of("EMAIL_CHANGE_CURRENT_CODE", "EMAIL_CHANGED_FORMER", "REGISTRATION_RESERVED"),
                    database.templatesTo(account.email()));
            refused(422, "code-incorrect", complete(answer));
        }

        @Test
        void isPossibleOnceTheReservationIsOver() {
            change(intruder, "EMAIL");
            clock.advance(WEEK.minusMillis(1));
            refused(422, "code-incorrect", complete(STRANGER.startRegistration(account.email())));
            clock.advance(Duration.ofMillis(1));

            complete(STRANGER.startRegistration(account.email())).then().statusCode(201);
        }

        @Test
        void isRefusedAfterTheRightCodeOfAnEmailThatWasReservedMeanwhile() {
            String email = TestAccounts.freshEmail();
            Response registration = STRANGER.startRegistration(email);
            change(intruder, "EMAIL", email);
            change(intruder, "EMAIL");

            refused(409, "address-unavailable", complete(registration));
            assertEquals(0, database.count("select count(*) from account where email_key = ?", email));
        }

        /** The connection does what two changes do: it takes the email and gives it up while the flush waits for it. */
        @Test
        void isRefusedAfterTheFlushOfAnEmailThatWasReservedSinceItWasLookedAt() throws Exception {
            String email = TestAccounts.freshEmail();
            Response registration = STRANGER.startRegistration(email);
            ExecutorService caller = Executors.newSingleThreadExecutor();
            try (Connection other = dataSource.getConnection()) {
                other.setAutoCommit(false);
                giveEmail(other, email);
                Future<Response> answer = caller.submit(() -> complete(registration));
                await().until(() -> database.count("select count(*) from pg_locks where not granted") > 0);
                giveEmail(other, account.email());
                reserve(other, email);
                other.commit();
                other.setAutoCommit(true);

                refused(409, "address-unavailable", answer.get());
            } finally {
                caller.shutdown();
            }
            assertEquals(0, database.count("select count(*) from account where email_key = ?", email));
        }

        private void giveEmail(Connection connection, String email) throws SQLException {
            execute(connection, "update account set email = ?, email_key = ? where id = ?", email, email, account.id());
        }

        private void reserve(Connection connection, String email) throws SQLException {
            execute(connection, "insert into address_reservation values (?, ?, '2100-01-01')", email, account.id());
        }

        private static void execute(Connection connection, String sql, Object... parameters) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                statement.executeUpdate();
            }
        }

        private Response complete(Response registration) {
            return STRANGER.completeRegistration(registration.path("id"), registrationBody(registration));
        }

        private Map<String, ?> registrationBody(Response registration) {
            return Map.of(
                    "code",
                    codes.requested(registration),
                    "username",
                    "newcomer" + TestAccounts.freshPhone().substring(1),
                    "profile",
                    Map.of("companyName", "Newcomer"),
                    "agreementVersion",
                    "2026-11");
        }
    }

    @Nested
    class AnotherAccount {
        @Test
        void doesNotGetAReservedEmailThoughItCanReadIt() {
            change(intruder, "EMAIL");

            assertUnavailable("EMAIL", account.email());
        }

        @Test
        void doesNotGetAReservedPhone() {
            change(intruder, "PHONE");

            assertUnavailable("PHONE", account.phone());
        }

        @Test
        void getsItOnceTheReservationIsOver() {
            change(intruder, "EMAIL");
            clock.advance(WEEK.minusMillis(1));
            assertUnavailable("EMAIL", account.email());
            clock.advance(Duration.ofMillis(1));

            change(Client.of(accounts.create()), "EMAIL", account.email());
        }

        @Test
        void stillDoesNotGetAnAddressThatAnEarlierChangeHadReplaced() {
            String middle = change(intruder, "EMAIL");
            change(intruder, "EMAIL");
            undone(links.undo(middle));

            assertUnavailable("EMAIL", account.email());
        }

        @Test
        void atOnceWithTheChangeThatGivesTheAddressUpNeverGetsIt() throws Exception {
            for (int round = 0; round < Rounds.COUNT; round++) {
                TestAccount owner = accounts.create();
                TestAccount rival = accounts.create();
                Client[] clients = {Client.of(owner), Client.of(rival)};
                ChangeCalls[] changes = {
                    awaitingNewCode(clients[0], "EMAIL", TestAccounts.freshEmail()),
                    awaitingNewCode(clients[1], "EMAIL", owner.email())
                };
                String[] code = {codes.next(changes[0].id()), codes.next(changes[1].id())};

                List<Response> answers = AtOnce.run(
                        () -> changes[0].quickly(clients[0]).newCode(code[0]),
                        () -> changes[1].quickly(clients[1]).newCode(code[1]));

                answers.get(0).then().statusCode(200);
                refused(409, "address-unavailable", answers.get(1));
                assertEquals(rival.email(), email(rival.id()));
                assertEquals("CURRENT_VERIFIED", changes[1].get().path("state"));
                undone(links.undo(owner.email()));
                assertEquals(owner.email(), email(owner.id()));
            }
        }

        private void assertUnavailable(String credential, String address) {
            TestAccount another = accounts.create();
            ChangeCalls change = awaitingNewCode(Client.of(another), credential, address);
            int sent = database.count("select count(*) from message where account_id = ?", account.id());

            refused(409, "address-unavailable", change.newCode(codes.next(change.id())));

            assertEquals("CURRENT_VERIFIED", change.get().path("state"));
            assertEquals(another.email(), email(another.id()));
            assertEquals(sent, database.count("select count(*) from message where account_id = ?", account.id()));
        }
    }

    @Nested
    class TheHolder {
        @Test
        void mayReturnToTheAddressByAChange() {
            change(intruder, "EMAIL");

            change(intruder, "EMAIL", account.email());

            assertEquals(account.email(), email());
        }

        @Test
        void hasItReservedForSevenDaysMoreAfterAnotherReturn() {
            change(intruder, "EMAIL");
            change(intruder, "EMAIL", account.email());
            clock.advance(Duration.ofDays(6));
            change(logInByPassword(), "EMAIL");
            clock.advance(WEEK.minusMillis(1));

            assertEquals(
                    1,
                    database.count(
                            "select count(*) from address_reservation where address = ? and reserved_until > ?",
                            account.email(),
                            Timestamp.from(clock.instant())));
        }
    }
}
