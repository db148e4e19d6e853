package com.truewatch.billing.accounts.password;

import static com.truewatch.billing.accounts.password.PasswordResetResourceTest.NEW_PASSWORD;
import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
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
import com.truewatch.billing.accounts.verification.DerivedCodes;
import com.truewatch.billing.accounts.verification.throttle.FailedPasswords;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The password, from inside a session. */
@QuarkusTest
class PasswordResourceTest {
    private static final String PATH = "/api/v1/account/password";

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    @Inject
    DerivedCodes codes;

    TestAccount account;
    Client holder;

    @BeforeEach
    void aHolder() {
        account = accounts.create();
        holder = Client.of(account);
    }

    @Nested
    class WhoKnowsIt {
        @Test
        void setsAnotherOneAndStaysLoggedInAlone() {
            Client elsewhere = Client.of(account);
            ChangeCalls change = ChangeCalls.start(holder, "EMAIL");

            change(TestAccounts.PASSWORD, NEW_PASSWORD).then().statusCode(200).body("revokedSessions", equalTo(1));

            holder.request().get("/api/v1/account").then().statusCode(200);
            refused(401, "session-ended", elsewhere.request().get("/api/v1/account"));
            assertEquals("CANCELLED", change.get().path("state"));
            Client.tryLogIn(account.email(), TestAccounts.PASSWORD).then().statusCode(401);
            Client.tryLogIn(account.email(), NEW_PASSWORD).then().statusCode(201);
            assertEquals(List.of("account.password-changed"), database.eventsOf(account.id()));
            assertTrue(database.templatesTo(account.email()).contains("PASSWORD_CHANGED"));
            assertTrue(database.templatesTo(account.phone()).contains("PASSWORD_CHANGED"));
        }

        @Test
        void learnsEverythingThatIsWrongWithTheNewOne() {
            refusedWithoutTrace(422, "password-rejected", () -> change(TestAccounts.PASSWORD, "acme1"))
                    .then()
                    .body("reasons", contains("TOO_SHORT", "TOO_GUESSABLE", "TOO_PERSONAL"));
            refusedWithoutTrace(422, "password-rejected", () -> change(TestAccounts.PASSWORD, "x".repeat(129)))
                    .then()
                    .body("reasons", contains("TOO_LONG"));
        }

        @Test
        void usesAnyUnicodeOfAnyNormalForm() {
            String composed = "Zoë früh in Ōsaka 七転び八起き";
            String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
            change(TestAccounts.PASSWORD, decomposed).then().statusCode(200);

            Client.tryLogIn(account.email(), composed).then().statusCode(201);
        }

        @Test
        void waitsForTheEndOfAHold() {
            database.execute(
                    "update account set hold_until = ? where id = ?",
                    Timestamp.from(clock.instant().plusSeconds(60)),
                    account.id());

            refusedWithoutTrace(409, "account-on-hold", () -> change(TestAccounts.PASSWORD, NEW_PASSWORD));
        }
    }

    @Nested
    class WhoStoleTheSession {
        @Test
        void guessesFiveTimesAndThenWaits() {
            for (int i = 0; i < FailedPasswords.FREE; i++) {
                refused(401, "invalid-credentials", change("a wrong password, surely", NEW_PASSWORD));
            }
            assertEquals(
                    "30",
                    refused(429, "too-many-requests", change(TestAccounts.PASSWORD, NEW_PASSWORD))
                            .header("Retry-After"));

            clock.advance(FailedPasswords.FIRST_DELAY);
            change(TestAccounts.PASSWORD, NEW_PASSWORD).then().statusCode(200);
        }

        @Test
        void leavesATrace() {
            change("a wrong password, surely", NEW_PASSWORD);

            assertTrue(database.timelineOf(account.id()).contains("PASSWORD_CHANGED REFUSED"));
        }

        @Test
        void cannotDoWithoutTheCurrentOne() {
            refusedWithoutTrace(400, "invalid-request", () -> change(null, NEW_PASSWORD));
            Response reset = CodeCalls.byStranger().requestReset(account.email());
            refused(409, "wrong-state", byCode(holder, reset, codes.requested(reset)))
                    .then()
                    .body("state", equalTo("PASSWORD_SET"));
        }
    }

    @Nested
    class WhoHasNoneYet {
        private TestAccount passwordless;
        private Client session;

        @BeforeEach
        void aHolderWithoutPassword() {
            passwordless = accounts.createWithoutPassword();
            Response login = CodeCalls.byStranger().requestLogin(passwordless.email());
            session = Client.of(CodeCalls.byStranger().logIn(login.path("id"), codes.requested(login)));
        }

        @Test
        void isToldToProveTheEmail() {
            refused(
                    409,
                    "password-not-set",
                    session.request()
                            .body(Map.of("currentPassword", "anything", "newPassword", NEW_PASSWORD))
                            .put(PATH));
            refused(
                    409,
                    "password-not-set",
                    session.request().body(Map.of("newPassword", NEW_PASSWORD)).put(PATH));
        }

        @Test
        void setsTheFirstWithACodeAndStaysLoggedIn() {
            Response reset = CodeCalls.byStranger().requestReset(passwordless.email());

            byCode(session, reset, codes.requested(reset))
                    .then()
                    .statusCode(200)
                    .body("revokedSessions", equalTo(0));
            session.request().get("/api/v1/account").then().statusCode(200).body("passwordSet", equalTo(true));
            Client.tryLogIn(passwordless.email(), NEW_PASSWORD).then().statusCode(201);
        }

        @Test
        void cannotUseAnotherAccountsCode() {
            TestAccount other = accounts.createWithoutPassword();
            Response reset = CodeCalls.byStranger().requestReset(other.email());

            refused(404, "not-found", byCode(session, reset, codes.requested(reset)));
            Response own = CodeCalls.byStranger().requestReset(passwordless.email());
            refused(422, "code-incorrect", byCode(session, own, other(codes.requested(own))));
        }

        @Test
        void cannotMixTheTwoProofs() {
            Response reset = CodeCalls.byStranger().requestReset(passwordless.email());
            for (String missing : List.of("resetId", "code")) {
                Map<String, String> body = new HashMap<>(
                        Map.of("resetId", reset.path("id"), "code", "123456", "newPassword", NEW_PASSWORD));
                body.remove(missing);
                refused(400, "invalid-request", session.request().body(body).put(PATH));
            }
            refused(
                    400,
                    "invalid-request",
                    session.request()
                            .body(Map.of(
                                    "resetId",
                                    reset.path("id"),
                                    "code",
                                    "123456",
                                    "currentPassword",
                                    "x",
                                    "newPassword",
                                    NEW_PASSWORD))
                            .put(PATH));
        }

        private String other(String code) {
            return Codes.otherThan(code);
        }
    }

    private Response change(@Nullable String current, String next) {
        Map<String, String> body = new HashMap<>(Map.of("newPassword", next));
        if (current != null) {
            body.put("currentPassword", current);
        }
        return holder.request().body(body).put(PATH);
    }

    private static Response byCode(Client session, Response reset, String code) {
        return session.request()
                .body(Map.of("resetId", reset.path("id"), "code", code, "newPassword", NEW_PASSWORD))
                .put(PATH);
    }

    private Response refusedWithoutTrace(int status, String problem, Supplier<Response> call) {
        List<String> before = database.everythingOf(account.id());
        Response answer = refused(status, problem, call.get());
        assertEquals(before, database.everythingOf(account.id()));
        return answer;
    }
}
