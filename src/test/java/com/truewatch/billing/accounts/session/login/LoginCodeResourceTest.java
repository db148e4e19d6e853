package com.truewatch.billing.accounts.session.login;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.CodeCalls;
import com.truewatch.billing.accounts.testing.Codes;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import com.truewatch.billing.accounts.verification.CodePolicy;
import com.truewatch.billing.accounts.verification.DerivedCodes;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Login by a code. */
@QuarkusTest
class LoginCodeResourceTest {
    private static final CodeCalls STRANGER = CodeCalls.byStranger();

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    @Inject
    Codes mailbox;

    @Inject
    DerivedCodes codes;

    TestAccount account;

    @BeforeEach
    void anAccount() {
        account = accounts.create();
    }

    @Nested
    class AHolder {
        @Test
        void logsInByTheCodeThatWasMailed() {
            String id = request(account.username());
            String code = mailbox.awaitFirst(account.email());

            STRANGER.logIn(id, code)
                    .then()
                    .statusCode(201)
                    .body("session.strength", equalTo("CODE"))
                    .body("accountId", equalTo(account.id().toString()))
                    .cookie("refresh_token")
                    .cookie("device");
            assertEquals(List.of("CODE_REQUESTED SUCCEEDED", "LOGIN SUCCEEDED"), database.timelineOf(account.id()));
        }

        @Test
        void withoutAPasswordLogsInToo() {
            TestAccount passwordless = accounts.createWithoutPassword();
            Response request = STRANGER.requestLogin(passwordless.email());

            STRANGER.logIn(request.path("id"), codes.requested(request)).then().statusCode(201);
        }

        @Test
        void whoTypesAFreshlyProvedPhoneGetsATextMessage() {
            String id = request(account.phone());

            assertEquals("SMS", channel(id));
            STRANGER.logIn(id, mailbox.awaitFirst(account.phone())).then().statusCode(201);
        }

        @Test
        void whosePhoneWasProvedFortyFiveDaysAgoGetsAMail() {
            database.execute(
                    "update account set phone_proved_at = ? where id = ?",
                    Timestamp.from(clock.instant().minus(Duration.ofDays(45))),
                    account.id());

            assertEquals("EMAIL", channel(request(account.phone())));
        }

        @Test
        void whosePhoneWasProvedAMomentLaterGetsATextMessage() {
            database.execute(
                    "update account set phone_proved_at = ? where id = ?",
                    Timestamp.from(clock.instant().minus(Duration.ofDays(45)).plusMillis(1)),
                    account.id());

            assertEquals("SMS", channel(request(account.phone())));
        }

        @Test
        void canHaveItSentAnewAfterAMinute() {
            String id = request(account.email());
            String first = code(id);
            refused(429, "too-many-requests", STRANGER.resendLogin(id));

            clock.advance(CodePolicy.RESEND_PAUSE);
            STRANGER.resendLogin(id).then().statusCode(200).body("id", equalTo(id));

            String second = code(id);
            if (!first.equals(second)) {
                refused(422, "code-incorrect", STRANGER.logIn(id, first));
            }
            STRANGER.logIn(id, second).then().statusCode(201);
        }

        @Test
        void usesACodeOnce() {
            String id = request(account.email());
            String code = code(id);
            STRANGER.logIn(id, code).then().statusCode(201);

            refused(422, "code-expired", STRANGER.logIn(id, code));
            refused(409, "wrong-state", STRANGER.resendLogin(id)).then().body("state", equalTo("COMPLETED"));
            assertEquals(1, sessions());
        }

        @Test
        void ofFiftyAtOnceOneGetsIn() throws Exception {
            String id = request(account.email());
            String code = code(id);
            AtOnce.times(
                    50,
                    () -> Client.unchecked()
                            .contentType("application/json")
                            .body(Map.of("codeRequestId", id, "code", code))
                            .post("/api/v1/sessions")
                            .statusCode());

            assertEquals(1, sessions());
        }

        @Test
        void getsInUntilTenMinutesAreOver() {
            String id = request(account.email());
            String code = code(id);
            clock.advance(CodePolicy.LIFETIME.minusMillis(1));
            STRANGER.logIn(id, code).then().statusCode(201);

            String late = request(account.email());
            String lateCode = code(late);
            clock.advance(CodePolicy.LIFETIME);
            refused(422, "code-expired", STRANGER.logIn(late, lateCode));
        }

        @Test
        void cannotRepeatARequestThatIsHalfAnHourOld() {
            String id = request(account.email());
            clock.advance(CodePolicy.REQUEST_LIFETIME);

            refused(409, "wrong-state", STRANGER.resendLogin(id)).then().body("state", equalTo("EXPIRED"));
        }

        @Test
        void whoseEmailWasChangedMeanwhileCannotUseTheOldOnesCode() {
            String id = request(account.email());
            String code = code(id);
            Client holder = Client.of(account);
            ChangeCalls change = ChangeCalls.start(holder, "EMAIL");
            change.currentCode(codes.current(change.id())).then().statusCode(200);
            change.newAddress(TestAccounts.freshEmail()).then().statusCode(200);
            change.newCode(codes.next(change.id())).then().statusCode(200);

            refused(422, "code-expired", STRANGER.logIn(id, code));
        }

        @Test
        void isToldThatTheAccountIsFrozenOnceTheCodeIsRight() {
            String id = request(account.email());
            freeze();
            refused(422, "code-incorrect", STRANGER.logIn(id, Codes.otherThan(code(id))));

            refused(403, "account-frozen", STRANGER.logIn(id, code(id)));
            assertEquals(0, sessions());
        }

        @Test
        void isToldThatTheAccountIsOnHoldOnceTheCodeIsRight() {
            String id = request(account.email());
            database.execute(
                    "update account set hold_until = ? where id = ?",
                    Timestamp.from(clock.instant().plusSeconds(60)),
                    account.id());

            refused(409, "account-on-hold", STRANGER.logIn(id, code(id)));
            clock.advance(Duration.ofSeconds(60));
            STRANGER.logIn(id, code(id)).then().statusCode(201);
        }
    }

    @Nested
    class AGuesser {
        @Test
        void hasFiveTriesAndNoneMoreAfterAResend() {
            String id = request(account.email());
            for (int left = 4; left >= 0; left--) {
                refused(422, "code-incorrect", STRANGER.logIn(id, Codes.otherThan(code(id))))
                        .then()
                        .body("attemptsLeft", equalTo(left));
            }

            refused(423, "locked", STRANGER.logIn(id, code(id)));
            clock.advance(CodePolicy.RESEND_PAUSE);
            refused(409, "wrong-state", STRANGER.resendLogin(id)).then().body("state", equalTo("LOCKED"));
            assertEquals(0, sessions());
        }

        @Test
        void whoUsesUpTheDayStopsNeitherThePasswordNorAKnownBrowser() {
            Client holder = Client.of(account);
            useUpTheDayOfStrangers();

            refused(429, "too-many-requests", STRANGER.requestLogin(account.email()));
            CodeCalls own = CodeCalls.by(holder);
            Response request = own.requestLogin(account.email());
            own.logIn(request.path("id"), codes.requested(request)).then().statusCode(201);
            Client.tryLogIn(account.email(), TestAccounts.PASSWORD).then().statusCode(201);
            assertEquals(
                    1,
                    database.templatesTo(account.email()).stream()
                            .filter("LOGIN_CODES_BLOCKED"::equals)
                            .count());
        }

        @Test
        void afterAHundredInARowIsBlockedUntilTheHolderLogsInByPassword() {
            useUpTheDayOfStrangers();
            database.execute("update failed_code_budget set in_a_row = 100 where account_id = ?", account.id());
            clock.advance(CodePolicy.BUDGET_WINDOW);
            refused(429, "too-many-requests", STRANGER.requestLogin(account.email()));

            Client.of(account);

            STRANGER.requestLogin(account.email()).then().statusCode(202);
        }

        @Test
        void whoNamesNobodyMeetsTheSameAnswers() {
            String nobody = TestAccounts.freshEmail();
            assertEquals(shape(STRANGER.requestLogin(account.email())), shape(STRANGER.requestLogin(nobody)));

            String id = STRANGER.requestLogin(nobody).path("id");
            for (int left = 4; left >= 0; left--) {
                refused(422, "code-incorrect", STRANGER.logIn(id, "123456"))
                        .then()
                        .body("attemptsLeft", equalTo(left));
            }
            refused(423, "locked", STRANGER.logIn(id, "123456"));
            String known = request(account.email());
            String lapsed = STRANGER.requestLogin(nobody).path("id");
            clock.advance(CodePolicy.RESEND_PAUSE);
            assertEquals(shape(STRANGER.resendLogin(known)), shape(STRANGER.resendLogin(lapsed)));
            clock.advance(CodePolicy.LIFETIME);
            refused(422, "code-expired", STRANGER.logIn(lapsed, "123456"));
        }

        @Test
        void cannotUseEvenTheRightCodeOfNobody() {
            String id = STRANGER.requestLogin(TestAccounts.freshEmail()).path("id");

            refused(422, "code-incorrect", STRANGER.logIn(id, code(id)));
        }

        @Test
        void whoTypesWhatNoDatabaseKeepsMeetsTheSameAnswer() {
            for (String login : List.of("a\u0000b", "@\u0000", "+\u0000", "x".repeat(320), "'; --")) {
                assertEquals(202, STRANGER.requestLogin(login).statusCode(), login);
                assertEquals(202, STRANGER.requestReset(login).statusCode(), login);
                refused(401, "invalid-credentials", STRANGER.logInByPassword(login, "any password at all"));
            }
        }

        @Test
        void causesNoMessageToNobody() {
            String nobody = TestAccounts.freshEmail();
            STRANGER.requestLogin(nobody).then().statusCode(202);
            mailbox.awaitFirst(barrier());

            assertEquals(List.of(), mailbox.codesTo(nobody));
            assertEquals(
                    0, database.count("select count(*) from message where recipient = ? and status = 'SENT'", nobody));
        }

        @Test
        void whoNamesARequestThatNeverWasIsToldSo() {
            refused(404, "not-found", STRANGER.logIn(UUID.randomUUID().toString(), "123456"));
            refused(404, "not-found", STRANGER.resendLogin(UUID.randomUUID().toString()));
        }

        @Test
        void cannotMixTheTwoWays() {
            String id = request(account.email());
            for (Map<String, String> body : List.of(
                    Map.of("codeRequestId", id),
                    Map.of("code", "123456"),
                    Map.of("codeRequestId", id, "code", "123456", "password", "x"),
                    Map.of("codeRequestId", id, "code", "123456", "login", "x"),
                    Map.of("login", "x"),
                    Map.of("password", "x"),
                    Map.<String, String>of())) {
                refused(
                        400,
                        "invalid-request",
                        Client.unchecked()
                                .contentType("application/json")
                                .body(body)
                                .post("/api/v1/sessions"));
            }
        }
    }

    @Nested
    class ABrowser {
        @Test
        void isRememberedByTheAccountThatItLoggedInTo() {
            Client first = Client.logIn(account.username());
            Client again = Client.of(CodeCalls.by(first).logInByPassword(account.email(), TestAccounts.PASSWORD));

            assertEquals(first.browserToken(), again.browserToken());
            assertEquals(2, database.count("select count(*) from known_browser where account_id = ?", account.id()));
        }

        @Test
        void thatIsNewIsReportedToEveryProvedAddress() {
            Client first = Client.logIn(account.username());
            assertEquals(List.of("NEW_BROWSER"), database.templatesTo(account.email()));
            assertEquals(List.of("NEW_BROWSER"), database.templatesTo(account.phone()));

            CodeCalls.by(first)
                    .logInByPassword(account.email(), TestAccounts.PASSWORD)
                    .then()
                    .statusCode(201);

            assertEquals(List.of("NEW_BROWSER"), database.templatesTo(account.email()));
        }

        @Test
        void sharedByTwoAccountsIsKnownToBothAndNeverByTheValueItBrought() {
            Client mine = Client.logIn(account.username());
            TestAccount other = accounts.create();
            Client theirs = Client.of(CodeCalls.by(mine).logInByPassword(other.email(), TestAccounts.PASSWORD));
            assertNotEquals(mine.browserToken(), theirs.browserToken());

            Client mineAgain = Client.of(CodeCalls.by(theirs).logInByPassword(account.email(), TestAccounts.PASSWORD));

            assertEquals(theirs.browserToken(), mineAgain.browserToken());
        }

        @Test
        void withAnInventedValueIsAStrangers() {
            Response answer = Client.anonymous()
                    .cookie("device", "planted")
                    .body(Map.of("login", account.email(), "password", TestAccounts.PASSWORD))
                    .post("/api/v1/sessions");

            answer.then().statusCode(201).cookie("device", not(equalTo("planted")));
            assertEquals(List.of("NEW_BROWSER"), database.templatesTo(account.email()));
        }

        @Test
        void ofManyTheTwentyLatestAreKnown() {
            for (int i = 0; i < 23; i++) {
                clock.advance(Duration.ofMillis(1));
                Client.logIn(account.username());
            }

            assertEquals(20, database.count("select count(*) from known_browser where account_id = ?", account.id()));
            assertTrue(database.templatesTo(account.email()).size() <= 5, "no flood of notices");
        }

        @Test
        void isForgottenAfterAHundredAndEightyDays() {
            Client first = Client.logIn(account.username());
            clock.advance(Duration.ofDays(180));
            CodeCalls.by(first)
                    .logInByPassword(account.email(), TestAccounts.PASSWORD)
                    .then()
                    .cookie("device", not(equalTo(first.browserToken())));
        }
    }

    private String request(String login) {
        Response answer = STRANGER.requestLogin(login);
        answer.then().statusCode(202);
        return answer.path("id");
    }

    private String code(String id) {
        return codes.requested(UUID.fromString(id));
    }

    private String channel(String id) {
        return database.value("select channel from challenge where id = ?", UUID.fromString(id));
    }

    private int sessions() {
        return database.count("select count(*) from session where account_id = ?", account.id());
    }

    private void freeze() {
        database.execute("update account set status = 'FROZEN' where id = ?", account.id());
    }

    /** A message that was asked for later has been sent, and so has everything before it. */
    private String barrier() {
        TestAccount later = accounts.create();
        request(later.email());
        return later.email();
    }

    private void useUpTheDayOfStrangers() {
        for (int used = 0; used < CodePolicy.FAILED_CODES; used += CodePolicy.TRIES) {
            String id = request(account.email());
            for (int i = 0; i < CodePolicy.TRIES; i++) {
                refused(422, "code-incorrect", STRANGER.logIn(id, Codes.otherThan(code(id))));
            }
        }
    }

    /** Everything but the values. */
    private static Map<String, String> shape(Response answer) {
        Map<String, String> shape = new TreeMap<>();
        answer.headers().forEach(it -> shape.put(it.getName(), ""));
        answer.<Map<String, Object>>path("")
                .forEach((name, value) -> shape.put(name, value.getClass().getName()));
        shape.put("status", "" + answer.statusCode());
        shape.put("length", "" + answer.asString().length());
        return shape;
    }
}
