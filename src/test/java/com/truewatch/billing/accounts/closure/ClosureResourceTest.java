package com.truewatch.billing.accounts.closure;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.ClosureCalls;
import com.truewatch.billing.accounts.testing.CloudAccountRows;
import com.truewatch.billing.accounts.testing.CodeCalls;
import com.truewatch.billing.accounts.testing.Codes;
import com.truewatch.billing.accounts.testing.Links;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.WorkspaceCalls;
import com.truewatch.billing.accounts.verification.CodePolicy;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Closing an account: who may, by which code, and who may not. */
@QuarkusTest
class ClosureResourceTest extends ClosureTestCase {
    private static final String DIRECTORY = "/api/v1/directory/accounts/";

    @Inject
    CloudAccountRows cloudAccounts;

    @Inject
    Links links;

    @Nested
    class AHolder {
        @Test
        void closesTheAccountByTheCodeInAMail() {
            String code = requested();

            closing.confirm(code).then().statusCode(204);

            assertEquals("CLOSED", status());
            assertEquals("account.closed", lastOf(database.eventsOf(account.id())));
            assertEquals("ACCOUNT_CLOSED SUCCEEDED", lastOf(database.timelineOf(account.id())));
            assertEquals(List.of("ACCOUNT_CLOSED"), database.templatesTo(account.email()));
        }

        @Test
        void isLoggedOutEverywhere() {
            Client other = Client.of(account);
            close();

            for (Client session : List.of(holder, other)) {
                refused(401, "session-ended", session.request().get("/api/v1/account"));
                refused(401, "session-ended", session.tryRefresh());
            }
            assertEquals(
                    List.of("CLOSED"),
                    database.rows("select distinct end_reason from session where account_id = ?", account.id()));
        }

        @Test
        void mustAskForTheCodeInThisSession() {
            refusedWithoutTrace(422, "code-expired", () -> closing.confirm("123456"));
            String code = requested();
            Client other = Client.of(account);

            refusedWithoutTrace(
                    422, "code-expired", () -> ClosureCalls.by(other).confirm(code));
            closing.confirm(code).then().statusCode(204);
        }

        @Test
        void whoAsksInAnotherSessionVoidsTheFirstCode() {
            String first = requested();
            ClosureCalls other = ClosureCalls.by(Client.of(account));
            String second = codes.requested(other.request());

            refusedWithoutTrace(422, "code-expired", () -> closing.confirm(first));
            other.confirm(second).then().statusCode(204);
        }

        @Test
        void getsTheCodeAnewAfterAMinute() {
            String first = requested();
            refusedWithoutTrace(429, "too-many-requests", () -> closing.request());
            clock.advance(CodePolicy.RESEND_PAUSE);
            String second = requested();

            if (!first.equals(second)) {
                refused(422, "code-incorrect", closing.confirm(first));
            }
            closing.confirm(second).then().statusCode(204);
        }

        @Test
        void withAPhoneIsStillWrittenToByMail() {
            requested();

            assertTrue(database.templatesTo(account.email()).contains("CLOSURE_CODE"));
            assertEquals(List.of(), database.templatesTo(account.phone()));
        }
    }

    @Nested
    class AWrongCode {
        @Test
        void countsAsATryAndTheFifthIsTheLast() {
            String code = requested();
            for (int left = 4; left >= 0; left--) {
                refused(422, "code-incorrect", closing.confirm(Codes.otherThan(code)))
                        .then()
                        .body("attemptsLeft", equalTo(left));
            }

            refused(423, "locked", closing.confirm(code));
            assertEquals("ACTIVE", status());
            assertEquals("ACCOUNT_CLOSED REFUSED", lastOf(database.timelineOf(account.id())));
        }

        @Test
        void getsNoNewTryByAResend() {
            String code = requested();
            refused(422, "code-incorrect", closing.confirm(Codes.otherThan(code)));
            clock.advance(CodePolicy.RESEND_PAUSE);

            refused(422, "code-incorrect", closing.confirm(Codes.otherThan(requested())))
                    .then()
                    .body("attemptsLeft", equalTo(3));
        }

        @Test
        void blocksClosingForADayAfterTwenty() {
            for (int i = 0; i < CodePolicy.FAILED_CODES; i++) {
                if (i % CodePolicy.TRIES == 0) {
                    requested();
                }
                refused(422, "code-incorrect", closing.confirm(Codes.otherThan(codes.requested(latestChallenge()))));
            }

            refused(429, "too-many-requests", closing.request());
            assertTrue(database.templatesTo(account.email()).contains("CLOSURE_CODES_BLOCKED"));
            clock.advance(CodePolicy.BUDGET_WINDOW);
            logInAgain();
            close();
        }

        @Test
        void isLateAfterTenMinutes() {
            String code = requested();
            clock.advance(CodePolicy.LIFETIME);
            logInWithTheSameSession();

            refused(422, "code-expired", closing.confirm(code));
            close();
        }
    }

    @Nested
    class IsRefused {
        @Test
        void whileWorkspacesOrCloudAccountsAreLeftAtBothSteps() {
            String code = requested();
            String workspace = WorkspaceCalls.bound(account.id());
            assertReasons("WORKSPACES_BOUND", code);
            cloudAccounts.create(account.id(), "aws", "ENDING");
            assertReasons("WORKSPACES_BOUND CLOUD_ACCOUNT_ACTIVE", code);
            WorkspaceCalls.dissolve(workspace).then().statusCode(204);
            assertReasons("CLOUD_ACCOUNT_ACTIVE", code);
            database.execute(
                    "update cloud_account set status = 'ENDED', ended_at = now() where account_id = ?", account.id());

            closing.confirm(code).then().statusCode(204);
        }

        @Test
        void whileAnUndoHoldsTheAccount() {
            String former = account.email();
            ChangeCalls change = ChangeCalls.start(holder, "EMAIL");
            change.currentCode(codes.current(change.id())).then().statusCode(200);
            change.newAddress(TestAccounts.freshEmail()).then().statusCode(200);
            change.newCode(codes.next(change.id())).then().statusCode(200);
            Links.follow(Links.UNDO, links.undo(former)).then().statusCode(200);
            logInAgain();

            refusedWithoutTrace(409, "account-on-hold", () -> closing.request());
            refusedWithoutTrace(409, "account-on-hold", () -> closing.confirm("123456"));
        }

        @Test
        void onAFrozenAccount() {
            String code = requested();
            Platform.operator("freeze")
                    .body(Map.of("reason", "Reported stolen"))
                    .post("/api/v1/operator/accounts/" + account.id() + "/freeze")
                    .then()
                    .statusCode(200);

            refusedWithoutTrace(401, "session-ended", () -> closing.request());
            refusedWithoutTrace(401, "session-ended", () -> closing.confirm(code));
        }

        @Test
        void byACodeFromBeforeANewPasswordOrEmail() {
            String code = requested();
            holder.request()
                    .body(Map.of(
                            "currentPassword", TestAccounts.PASSWORD, "newPassword", "violet tractor sings to Oslo 94"))
                    .put("/api/v1/account/password")
                    .then()
                    .statusCode(200);
            refused(422, "code-expired", closing.confirm(code));

            clock.advance(CodePolicy.RESEND_PAUSE);
            String former = requested();
            ChangeCalls change = ChangeCalls.start(holder, "EMAIL");
            change.currentCode(codes.current(change.id())).then().statusCode(200);
            change.newAddress(TestAccounts.freshEmail()).then().statusCode(200);
            change.newCode(codes.next(change.id())).then().statusCode(200);
            refused(422, "code-expired", closing.confirm(former));
            assertEquals("ACTIVE", status());
        }

        private void assertReasons(String reasons, String code) {
            String[] expected = reasons.split(" ");
            refusedWithoutTrace(409, "closure-refused", () -> closing.request())
                    .then()
                    .body("reasons", contains(expected));
            refusedWithoutTrace(409, "closure-refused", () -> closing.confirm(code))
                    .then()
                    .body("reasons", contains(expected));
        }
    }

    @Nested
    class AClosedAccount {
        @Test
        void logsInByNoneOfItsFormerNames() {
            close();

            for (String login : List.of(account.username(), account.email(), account.phone())) {
                refused(401, "invalid-credentials", Client.tryLogIn(login, TestAccounts.PASSWORD));
            }
        }

        @Test
        void isNobodyInTheDirectory() {
            close();

            refused(404, "not-found", directory().get(DIRECTORY + account.id()));
            for (String login : List.of(account.username(), account.email(), account.phone())) {
                refused(
                        404,
                        "not-found",
                        directory().body(Map.of("login", login)).post(DIRECTORY + "lookup"));
            }
        }

        @Test
        void showsOperatorsThatItWasAndNotWhose() {
            close();

            Platform.operator()
                    .get("/api/v1/operator/accounts/" + account.id())
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("CLOSED"))
                    .body("closedAt", equalTo(clock.instant().toString()))
                    .body("username", equalTo(account.username()))
                    .body("email", nullValue())
                    .body("phone", nullValue())
                    .body("profile", nullValue())
                    .body("passwordSet", equalTo(false));
        }

        @Test
        void leavesItsEmailToANewOneAndItsUsernameToNobody() {
            close();
            CodeCalls stranger = CodeCalls.byStranger();
            Response registration = stranger.startRegistration(account.email());

            refused(
                    409,
                    "username-taken",
                    stranger.completeRegistration(
                            registration.path("id"), newcomer(codes.requested(registration), account.username())));
            Response made = stranger.completeRegistration(
                    registration.path("id"), newcomer(codes.requested(registration), account.username() + "-2"));

            made.then().statusCode(201);
            assertNotEquals(account.id().toString(), made.path("accountId"));
            Client.of(made)
                    .request()
                    .get("/api/v1/account/activity")
                    .then()
                    .body("items.type", contains("LOGIN", "REGISTERED"));
        }

        private Map<String, Object> newcomer(String code, String username) {
            return Map.of(
                    "code",
                    code,
                    "username",
                    username,
                    "profile",
                    Map.of("companyName", "Otter Works"),
                    "agreementVersion",
                    "2026-11");
        }
    }

    private static RequestSpecification directory() {
        return Platform.service("directory.read");
    }

    private UUID latestChallenge() {
        return UUID.fromString(
                database.value("select challenge_id from account_closure where account_id = ?", account.id()));
    }

    private void logInAgain() {
        holder = Client.of(account);
        closing = ClosureCalls.by(holder);
    }

    /** The access token is over, its session is not. */
    private void logInWithTheSameSession() {
        holder = holder.refreshed();
        closing = ClosureCalls.by(holder);
    }

    private static String lastOf(List<String> all) {
        return all.get(all.size() - 1);
    }
}
