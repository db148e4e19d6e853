package com.truewatch.billing.accounts.password;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The forgotten password. */
@QuarkusTest
class PasswordResetResourceTest {
    static final String NEW_PASSWORD = "violet tractor sings to Oslo 94";
    private static final String WEAK = "password".repeat(16);
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
    class AHolderWhoForgot {
        @Test
        void setsANewOneWithTheMailedCode() {
            String id = request(account.username());

            STRANGER.completeReset(id, mailbox.awaitFirst(account.email()), NEW_PASSWORD)
                    .then()
                    .statusCode(204);

            Client.tryLogIn(account.email(), TestAccounts.PASSWORD).then().statusCode(401);
            Client.tryLogIn(account.email(), NEW_PASSWORD).then().statusCode(201);
            assertEquals(List.of("account.password-changed"), database.eventsOf(account.id()));
            assertTrue(database.templatesTo(account.phone()).contains("PASSWORD_CHANGED"));
            assertTrue(database.templatesTo(account.email()).contains("PASSWORD_CHANGED"));
        }

        @Test
        void getsTheCodeByMailEvenWhereAPhoneWasTyped() {
            String id = request(account.phone());

            assertEquals("EMAIL", database.value("select channel from challenge where id = ?", UUID.fromString(id)));
        }

        @Test
        void withoutAPasswordSetsTheFirst() {
            TestAccount passwordless = accounts.createWithoutPassword();
            String id = request(passwordless.email());

            STRANGER.completeReset(id, code(id), NEW_PASSWORD).then().statusCode(204);
            Client.tryLogIn(passwordless.email(), NEW_PASSWORD).then().statusCode(201);
        }

        @Test
        void endsEverySessionEveryChangeEveryCodeAndEveryKnownBrowser() {
            Client thief = Client.of(account);
            ChangeCalls change = ChangeCalls.start(thief, "EMAIL");
            Response loginCode = STRANGER.requestLogin(account.email());
            String id = request(account.email());

            STRANGER.completeReset(id, code(id), NEW_PASSWORD).then().statusCode(204);

            refused(401, "session-ended", thief.request().get("/api/v1/account"));
            refused(401, "session-ended", thief.tryRefresh());
            refused(422, "code-expired", STRANGER.logIn(loginCode.path("id"), codes.requested(loginCode)));
            assertEquals("CANCELLED", database.value("select state from credential_change where id = ?", change.id()));
            assertEquals(0, database.count("select count(*) from known_browser where account_id = ?", account.id()));
        }

        @Test
        void losesNoTryToAPasswordThatIsNotGoodEnough() {
            String id = request(account.email());
            String code = code(id);

            refused(422, "password-rejected", STRANGER.completeReset(id, code, "too short"))
                    .then()
                    .body("reasons[0]", equalTo("TOO_SHORT"));
            refused(422, "password-rejected", STRANGER.completeReset(id, code, account.email() + "kX9#vL"))
                    .then()
                    .body("reasons", hasItem("TOO_PERSONAL"));
            STRANGER.completeReset(id, code, NEW_PASSWORD).then().statusCode(204);
        }

        @Test
        void onHoldGetsANewPasswordAllTheSame() {
            String id = request(account.email());
            database.execute(
                    "update account set hold_until = ? where id = ?",
                    Timestamp.from(clock.instant().plusSeconds(60)),
                    account.id());

            STRANGER.completeReset(id, code(id), NEW_PASSWORD).then().statusCode(204);
        }

        @Test
        void whoIsFrozenIsToldOnceTheCodeIsRight() {
            String id = request(account.email());
            database.execute("update account set status = 'FROZEN' where id = ?", account.id());
            refusedWithoutTrace(403, "account-frozen", () -> STRANGER.completeReset(id, code(id), NEW_PASSWORD));
            refused(422, "code-incorrect", STRANGER.completeReset(id, Codes.otherThan(code(id)), NEW_PASSWORD));
        }
    }

    @Nested
    class AGuesser {
        @Test
        void hasFiveTries() {
            String id = request(account.email());
            for (int left = 4; left >= 0; left--) {
                refused(422, "code-incorrect", STRANGER.completeReset(id, Codes.otherThan(code(id)), NEW_PASSWORD))
                        .then()
                        .body("attemptsLeft", equalTo(left));
            }
            refused(423, "locked", STRANGER.completeReset(id, code(id), NEW_PASSWORD));
            Client.tryLogIn(account.email(), TestAccounts.PASSWORD).then().statusCode(201);
        }

        /** The password is not even looked at: measuring it is dear. */
        @Test
        void hasNoPasswordMeasuredForARequestThatIsOver() {
            String id = request(account.email());
            for (int i = 0; i < 5; i++) {
                STRANGER.completeReset(id, Codes.otherThan(code(id)), NEW_PASSWORD);
            }
            refused(423, "locked", STRANGER.completeReset(id, code(id), WEAK));

            String used = request(account.email());
            STRANGER.completeReset(used, code(used), NEW_PASSWORD).then().statusCode(204);
            refused(422, "code-expired", STRANGER.completeReset(used, code(used), WEAK));

            String late = request(TestAccounts.freshEmail());
            clock.advance(CodePolicy.LIFETIME);
            refused(422, "code-expired", STRANGER.completeReset(late, "123456", WEAK));
        }

        @Test
        void ofNobodyMeetsTheSameAnswers() {
            String id = request(TestAccounts.freshEmail());

            refused(422, "code-incorrect", STRANGER.completeReset(id, code(id), NEW_PASSWORD))
                    .then()
                    .body("attemptsLeft", equalTo(4));
            clock.advance(CodePolicy.RESEND_PAUSE);
            STRANGER.resendReset(id).then().statusCode(200);
            clock.advance(CodePolicy.LIFETIME);
            refused(422, "code-expired", STRANGER.completeReset(id, "123456", NEW_PASSWORD));
            refused(404, "not-found", STRANGER.completeReset(UUID.randomUUID().toString(), "123456", NEW_PASSWORD));
        }

        @Test
        void learnsNothingOfTheAccountFromTheReasons() {
            String id = request(account.email());

            refused(
                    422,
                    "code-incorrect",
                    STRANGER.completeReset(id, Codes.otherThan(code(id)), account.email() + "kX9#vL"));
        }
    }

    private String request(String login) {
        Response answer = STRANGER.requestReset(login);
        answer.then().statusCode(202);
        return answer.path("id");
    }

    private String code(String id) {
        return codes.requested(UUID.fromString(id));
    }

    private void refusedWithoutTrace(int status, String problem, Supplier<Response> call) {
        List<String> before = database.rows("select a::text from account a where id = ?", account.id());
        refused(status, problem, call.get());
        assertEquals(before, database.rows("select a::text from account a where id = ?", account.id()));
    }
}
