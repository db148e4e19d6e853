package com.truewatch.billing.accounts.factor;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.AuthenticatorApp;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.CodeCalls;
import com.truewatch.billing.accounts.testing.Codes;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.FactorCalls;
import com.truewatch.billing.accounts.testing.OperatorCalls;
import com.truewatch.billing.accounts.testing.SecondStep;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import com.truewatch.billing.accounts.verification.throttle.FailedPasswords;
import com.truewatch.billing.accounts.verification.throttle.FailedSecondProofs;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Login where a second factor is enrolled. */
@QuarkusTest
class SecondFactorLoginTest {
    private static final Duration STEP = Duration.ofSeconds(30);

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    @Inject
    Codes mailbox;

    TestAccount account;
    AuthenticatorApp app;
    List<String> recoveryCodes;

    @BeforeEach
    void anAccountWithAnAppAndCodes() {
        account = accounts.create();
        FactorCalls factors = FactorCalls.by(Client.of(account));
        app = factors.enrolApp(clock);
        recoveryCodes = factors.codes();
        factors.list();
        database.execute(
                "update session set ended_at = now(), end_reason = 'REVOKED' where account_id = ?", account.id());
        clock.advance(STEP);
    }

    @Nested
    class AHolder {
        @Test
        void logsInByPasswordAndTheValueOfTheApp() {
            SecondStep second = SecondStep.ofPassword(account);
            assertEquals(List.of("TOTP", "RECOVERY_CODE"), second.methods());

            Response answer = second.byTotp(app.at(clock.instant()));

            answer.then().statusCode(201).body("session.strength", equalTo("PASSWORD_TOTP"));
            assertNotNull(answer.cookie("refresh_token"));
            assertNotNull(answer.cookie("device"));
            assertEquals("", answer.cookie("login"));
            JsonObject claims = claims(answer);
            assertEquals("urn:truewatch:two-factors", claims.getString("acr"));
            assertEquals(
                    List.of("pwd", "otp", "mfa"), claims.getJsonArray("amr").getList());
            assertEquals(clock.instant().getEpochSecond(), claims.getLong("auth_time"));
            Client.of(answer).request().get("/api/v1/account").then().statusCode(200);
            assertEquals(
                    claims.getJsonArray("amr"),
                    claims(Client.of(answer).tryRefresh()).getJsonArray("amr"));
        }

        @Test
        void logsInByCodeAndTheValueOfTheApp() {
            Response answer = afterACode().byTotp(app.at(clock.instant()));

            answer.then().statusCode(201).body("session.strength", equalTo("CODE_TOTP"));
            assertEquals(
                    List.of("otp", "mfa"), claims(answer).getJsonArray("amr").getList());
        }

        @Test
        void logsInByARecoveryCodeHoweverItIsTypedAndIsToldEverywhere() {
            Response answer = SecondStep.ofPassword(account)
                    .byRecoveryCode(
                            " " + recoveryCodes.get(3).toLowerCase(Locale.ROOT).replace("-", " "));

            answer.then().statusCode(201).body("session.strength", equalTo("PASSWORD_RECOVERY_CODE"));
            assertTrue(database.templatesTo(account.email()).contains("RECOVERY_CODE_USED"));
            assertTrue(database.templatesTo(account.phone()).contains("RECOVERY_CODE_USED"));
            assertTrue(database.timelineOf(account.id()).contains("RECOVERY_CODE_USED SUCCEEDED"));
            assertEquals(9, (int) FactorCalls.by(Client.of(answer)).list().path("items[0].codesLeft"));
            refused(401, "invalid-credentials", SecondStep.ofPassword(account).byRecoveryCode(recoveryCodes.get(3)));
        }

        @Test
        void mayLookAtTheAppALittleEarlyOrLateButNotMore() {
            refused(
                    401,
                    "invalid-credentials",
                    SecondStep.ofPassword(account).byTotp(app.at(clock.instant().plus(STEP.multipliedBy(2)))));
            clock.advance(STEP.multipliedBy(3));
            refused(
                    401,
                    "invalid-credentials",
                    SecondStep.ofPassword(account).byTotp(app.at(clock.instant().minus(STEP.multipliedBy(2)))));
            SecondStep.ofPassword(account)
                    .byTotp(app.at(clock.instant().minus(STEP)))
                    .then()
                    .statusCode(201);
            SecondStep.ofPassword(account)
                    .byTotp(app.at(clock.instant().plus(STEP)))
                    .then()
                    .statusCode(201);
            // A later step was accepted: the present one is over.
            refused(401, "invalid-credentials", SecondStep.ofPassword(account).byTotp(app.at(clock.instant())));
        }

        @Test
        void whoMistypesTriesAgainWithTheSameTicket() {
            SecondStep second = SecondStep.ofPassword(account);

            refused(401, "invalid-credentials", second.byTotp(app.notAt(clock.instant())));

            second.byTotp(app.at(clock.instant())).then().statusCode(201);
        }

        @Test
        void isNotDelayedByFirstProofsThatWereCompleted() {
            for (int i = 0; i < FailedPasswords.FREE + 2; i++) {
                SecondStep.ofPassword(account)
                        .byTotp(app.at(clock.instant()))
                        .then()
                        .statusCode(201);
                clock.advance(STEP);
            }
            assertEquals(0, database.count("select count(*) from failed_password where account_id = ?", account.id()));
        }
    }

    @Nested
    class WhoHasGivenOnlyTheFirstProof {
        @Test
        void hasGotNothingYet() {
            int browsers = knownBrowsers();

            Response answer = Client.tryLogIn(account.username(), TestAccounts.PASSWORD);

            SecondStep.of(answer);
            assertNull(answer.cookie("refresh_token"));
            assertNull(answer.cookie("device"));
            assertNull(answer.path("accessToken"));
            assertEquals("no-store", answer.header("Cache-Control"));
            assertNotNull(answer.header("WWW-Authenticate"));
            String cookie = answer.getHeader("Set-Cookie");
            assertTrue(
                    cookie.startsWith("login=") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"),
                    cookie);
            assertTrue(cookie.contains("Max-Age=300"), cookie);
            assertEquals(0, sessions());
            assertEquals(browsers, knownBrowsers());
            assertEquals(1, database.count("select failed from failed_password where account_id = ?", account.id()));
            assertFalse(database.timelineOf(account.id()).contains("LOGIN SUCCEEDED LOGIN SUCCEEDED"));
        }

        @Test
        void isDelayedAfterFiveTimesAsByWrongPasswords() {
            for (int i = 0; i < FailedPasswords.FREE; i++) {
                SecondStep.ofPassword(account);
            }

            refused(429, "too-many-requests", Client.tryLogIn(account.username(), TestAccounts.PASSWORD));
        }

        @Test
        void whoIsFrozenIsToldSoAndGetsNoTicket() {
            database.execute("update account set status = 'FROZEN' where id = ?", account.id());

            Response answer =
                    refused(403, "account-frozen", Client.tryLogIn(account.username(), TestAccounts.PASSWORD));

            assertNull(answer.cookie("login"));
            assertEquals(1, database.count("select failed from failed_password where account_id = ?", account.id()));
        }
    }

    @Nested
    class AThiefOfATicket {
        @Test
        void cannotUseItInAnotherBrowser() {
            SecondStep second = SecondStep.ofPassword(account);
            String value = app.at(clock.instant());

            refused(401, "invalid-credentials", second.withCookie(null).byTotp(value));
            refused(401, "invalid-credentials", second.withCookie("a.b.c").byTotp(value));
            refused(
                    401,
                    "invalid-credentials",
                    second.withCookie(SecondStep.ofPassword(account).cookie()).byTotp(value));
            refused(
                    401,
                    "invalid-credentials",
                    second.withCookie(second.ticket()).byTotp(value));

            assertEquals(0, sessions());
            second.byTotp(value).then().statusCode(201);
        }

        @Test
        void cannotUseItTwice() {
            SecondStep second = SecondStep.ofPassword(account);
            second.byTotp(app.at(clock.instant())).then().statusCode(201);
            clock.advance(STEP);

            refused(401, "invalid-credentials", second.byTotp(app.at(clock.instant())));
            refused(401, "invalid-credentials", second.byRecoveryCode(recoveryCodes.get(0)));

            assertEquals(1, sessions());
            assertEquals(10, codesLeft());
        }

        @Test
        void hasFiveMinutes() {
            SecondStep late = SecondStep.ofPassword(account);
            SecondStep inTime = late;
            clock.advance(Duration.ofMinutes(5).minusMillis(1));
            inTime.byTotp(app.at(clock.instant())).then().statusCode(201);
            late = SecondStep.ofPassword(account);
            clock.advance(Duration.ofMinutes(5));

            refused(401, "invalid-credentials", late.byTotp(app.at(clock.instant())));
        }

        @Test
        void hasFiveTries() {
            SecondStep second = SecondStep.ofPassword(account);
            for (int i = 0; i < 5; i++) {
                refused(401, "invalid-credentials", second.byTotp(app.notAt(clock.instant())));
            }

            refused(401, "invalid-credentials", second.byTotp(app.at(clock.instant())));
            refused(401, "invalid-credentials", second.byRecoveryCode(recoveryCodes.get(0)));

            assertEquals(0, sessions());
            assertEquals(10, codesLeft());
            SecondStep.ofPassword(account)
                    .byTotp(app.at(clock.instant()))
                    .then()
                    .statusCode(201);
        }

        @Test
        void losesItWhenThePasswordIsSetAnew() {
            SecondStep second = SecondStep.ofPassword(account);
            CodeCalls holder = CodeCalls.byStranger();
            String reset = holder.requestReset(account.email()).path("id");
            String code = mailbox.awaitFirst(account.email());
            holder.completeReset(reset, code, "a new password for the account")
                    .then()
                    .statusCode(204);

            refused(401, "invalid-credentials", second.byTotp(app.at(clock.instant())));
        }

        @Test
        void losesItWithTheSessionsThatAnOperatorEnds() {
            SecondStep second = SecondStep.ofPassword(account);

            OperatorCalls.revokeSessions(account.id()).then().statusCode(200);

            refused(401, "invalid-credentials", second.byTotp(app.at(clock.instant())));
        }

        @Test
        void getsTheSameAnswerForAnythingThatIsNoTicket() {
            for (String text :
                    List.of("x", "a.b.c", SecondStep.ofPassword(account).cookie())) {
                refused(
                        401,
                        "invalid-credentials",
                        Client.anonymous()
                                .cookie("login", text)
                                .body(Map.of("factorTicket", text, "totp", "000000"))
                                .post("/api/v1/sessions"));
            }
        }
    }

    @Nested
    class AGuesser {
        @Test
        void hasTwentyTriesADayWhateverTheTickets() {
            for (int i = 0; i < FailedSecondProofs.MOST; i++) {
                refused(401, "invalid-credentials", ticket().byTotp(app.notAt(clock.instant())));
            }

            Response answer = refused(429, "too-many-requests", ticket().byTotp(app.at(clock.instant())));
            assertNotNull(answer.header("Retry-After"));
            refused(429, "too-many-requests", ticket().byRecoveryCode(recoveryCodes.get(0)));
            assertEquals(0, sessions());
            assertEquals(10, codesLeft());
            clock.advance(FailedSecondProofs.WINDOW);
            ticket().byTotp(app.at(clock.instant())).then().statusCode(201);
        }

        @Test
        void usesUpNothingOfTheHoldersOwnBrowser() {
            for (int i = 0; i < FailedSecondProofs.MOST; i++) {
                ticket().byTotp(app.notAt(clock.instant()));
            }
            Response first = Client.anonymous()
                    .cookie("device", account.browser())
                    .body(Map.of("login", account.username(), "password", TestAccounts.PASSWORD))
                    .post("/api/v1/sessions");

            Client.anonymous()
                    .cookie("device", account.browser())
                    .cookie("login", first.cookie("login"))
                    .body(Map.of("factorTicket", first.path("factorTicket"), "totp", app.at(clock.instant())))
                    .post("/api/v1/sessions")
                    .then()
                    .statusCode(201);
        }

        @Test
        void blocksTheAppAfterAHundredInARowButNotARecoveryCode() {
            ticket().byTotp(app.notAt(clock.instant()));
            database.execute("update failed_second_proof set in_a_row = 99 where account_id = ?", account.id());
            ticket().byTotp(app.notAt(clock.instant()));
            refused(429, "too-many-requests", ticket().byTotp(app.at(clock.instant())));
            clock.advance(Duration.ofDays(2));
            refused(429, "too-many-requests", ticket().byTotp(app.at(clock.instant())));

            ticket().byRecoveryCode(recoveryCodes.get(0)).then().statusCode(201);

            ticket().byTotp(app.at(clock.instant())).then().statusCode(201);
        }

        @Test
        void endsNothingOfItByThePasswordAlone() {
            ticket().byTotp(app.notAt(clock.instant()));

            ticket();

            assertEquals(
                    1, database.count("select in_a_row from failed_second_proof where account_id = ?", account.id()));
            assertTrue(database.timelineOf(account.id()).contains("LOGIN REFUSED"));
        }

        /** The password's own delays are another rule. */
        private SecondStep ticket() {
            database.execute("delete from failed_password where account_id = ?", account.id());
            database.execute("delete from rate_limit");
            return SecondStep.ofPassword(account);
        }
    }

    @Nested
    class OfManyAtOnce {
        @Test
        void oneValueLetsOneIn() throws ExecutionException, InterruptedException {
            String value = app.at(clock.instant());
            List<SecondStep> tickets = List.of(
                    SecondStep.ofPassword(account), SecondStep.ofPassword(account), SecondStep.ofPassword(account));

            List<Integer> answers = AtOnce.times(
                    12,
                    () -> tickets.get((int) (Thread.currentThread().getId() % 3))
                            .byTotp(value)
                            .statusCode());

            assertEquals(1, answers.stream().filter(it -> it == 201).count(), answers::toString);
            assertEquals(11, answers.stream().filter(it -> it == 401).count(), answers::toString);
            assertEquals(1, sessions());
        }

        @Test
        void oneRecoveryCodeLetsOneIn() throws ExecutionException, InterruptedException {
            SecondStep one = SecondStep.ofPassword(account);
            SecondStep other = SecondStep.ofPassword(account);

            List<Integer> answers = AtOnce.run(
                    () -> one.byRecoveryCode(recoveryCodes.get(0)).statusCode(),
                    () -> other.byRecoveryCode(recoveryCodes.get(0)).statusCode());

            assertEquals(1, answers.stream().filter(it -> it == 201).count(), answers::toString);
            assertEquals(1, sessions());
            assertEquals(9, codesLeft());
        }

        @Test
        void oneTicketLetsOneInAndUsesOneCode() throws ExecutionException, InterruptedException {
            SecondStep second = SecondStep.ofPassword(account);

            List<Integer> answers = AtOnce.run(
                    () -> second.byRecoveryCode(recoveryCodes.get(0)).statusCode(),
                    () -> second.byRecoveryCode(recoveryCodes.get(1)).statusCode());

            assertEquals(1, answers.stream().filter(it -> it == 201).count(), answers::toString);
            assertEquals(9, codesLeft());
        }
    }

    @Test
    void whatIsNoLoginIsRefusedByTheMember() {
        String ticket = SecondStep.ofPassword(account).ticket();
        violates("/totp", Map.of("factorTicket", ticket));
        violates("/factorTicket", Map.of("totp", "123456"));
        violates("/factorTicket", Map.of("recoveryCode", "x"));
        violates("/totp", Map.of("factorTicket", ticket, "recoveryCode", "x", "totp", "123456"));
        violates("/password", Map.of("factorTicket", ticket, "totp", "123456", "password", "x"));
        violates("/totp", Map.of("factorTicket", ticket, "totp", "１２３４５６"));
    }

    private static void violates(String pointer, Map<String, String> body) {
        Client.unchecked()
                .contentType("application/json")
                .body(body)
                .post("/api/v1/sessions")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo(pointer));
    }

    private SecondStep afterACode() {
        CodeCalls holder = CodeCalls.byStranger();
        String request = holder.requestLogin(account.email()).path("id");
        return SecondStep.of(holder.logIn(request, mailbox.awaitFirst(account.email())));
    }

    private int sessions() {
        return database.count(
                "select count(*) from session where account_id = ? and ended_at is null and created_at >= ?",
                account.id(),
                Timestamp.from(clock.instant().minus(Duration.ofHours(1))));
    }

    private int knownBrowsers() {
        return database.count("select count(*) from known_browser where account_id = ?", account.id());
    }

    private int codesLeft() {
        return database.count(
                "select count(*) from recovery_code where account_id = ? and used_at is null", account.id());
    }

    private static JsonObject claims(Response tokens) {
        String token = tokens.path("accessToken");
        return new JsonObject(
                new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8));
    }
}
