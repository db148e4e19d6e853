package com.truewatch.billing.accounts.factor;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.AuthenticatorApp;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.ClosureCalls;
import com.truewatch.billing.accounts.testing.CodeCalls;
import com.truewatch.billing.accounts.testing.Codes;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.EntryCalls;
import com.truewatch.billing.accounts.testing.FactorCalls;
import com.truewatch.billing.accounts.testing.PasskeyCalls;
import com.truewatch.billing.accounts.testing.SecondStep;
import com.truewatch.billing.accounts.testing.SoftAuthenticator;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import com.truewatch.billing.accounts.testing.WorkspaceCalls;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every way around the second factor rises with it. */
@QuarkusTest
class SideDoorsTest {
    private static final Duration STALE = Duration.ofMinutes(5);
    private static final String NEW_PASSWORD = "a new password for the account";

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    @Inject
    Codes mailbox;

    TestAccount account;
    Client client;
    AuthenticatorApp app;

    @BeforeEach
    void anAccountWithAnApp() {
        account = accounts.create();
        client = Client.of(account);
        app = FactorCalls.by(client).enrolApp(clock);
        clock.advance(Duration.ofSeconds(30));
    }

    @Nested
    class AReset {
        @Test
        void setsAPasswordAndNeitherLogsInNorRemovesAFactor() {
            Response answer = reset();

            assertNull(answer.cookie("refresh_token"));
            assertNull(answer.cookie("device"));
            Response first = Client.tryLogIn(account.username(), NEW_PASSWORD);
            SecondStep.of(first).byTotp(app.at(clock.instant())).then().statusCode(201);
            assertEquals("t", database.value("select password_set_by_code from account where id = ?", account.id()));
        }

        @Test
        void marksWhatIsEnrolledAfterItUntilTheEnd() {
            reset();
            Response login = SecondStep.of(Client.tryLogIn(account.username(), NEW_PASSWORD))
                    .byTotp(app.at(clock.instant()));
            Client after = Client.of(login);
            after.request()
                    .body(Map.of("currentPassword", NEW_PASSWORD, "newPassword", NEW_PASSWORD + " again"))
                    .put("/api/v1/account/password")
                    .then()
                    .statusCode(200);

            PasskeyCalls.enrol(after, new SoftAuthenticator()).then().statusCode(201);

            assertEquals(
                    List.of("f", "t"),
                    database.rows("select by_code from factor where account_id = ? order by id", account.id()));
        }

        private Response reset() {
            CodeCalls outside = CodeCalls.byStranger();
            String id = outside.requestReset(account.email()).path("id");
            Response answer = outside.completeReset(id, mailbox.awaitFirst(account.email()), NEW_PASSWORD);
            answer.then().statusCode(204);
            return answer;
        }
    }

    @Nested
    class ASessionOfTheConsole {
        @Test
        void readsAndNoMore() {
            String workspace = WorkspaceCalls.bound(account.id());
            Client entry = EntryCalls.cameOver(account.id());
            entry.request().get("/api/v1/account").then().statusCode(200);

            refused(
                    403,
                    "stronger-login-required",
                    entry.request()
                            .body(Map.of("method", "BILLING_ACCOUNT"))
                            .put("/api/v1/account/workspaces/" + workspace + "/settlement"));
            refused(403, "stronger-login-required", FactorCalls.by(entry).beginTotp("Mine"));
            refused(403, "stronger-login-required", FactorCalls.by(entry).beginPasskey("Mine"));
        }

        @Test
        void settlesWhereNoFactorIsEnrolled() {
            TestAccount other = accounts.create();
            String workspace = WorkspaceCalls.bound(other.id());

            EntryCalls.cameOver(other.id())
                    .request()
                    .body(Map.of("method", "BILLING_ACCOUNT"))
                    .put("/api/v1/account/workspaces/" + workspace + "/settlement")
                    .then()
                    .statusCode(200);
        }
    }

    @Nested
    class AStaleSession {
        @Test
        void changesNothingThatMatters() {
            clock.advance(STALE);
            Client stale = client.refreshed();
            List<String> before = database.everythingOf(account.id());

            for (Response answer : attempts(stale)) {
                refused(403, "stronger-login-required", answer).then().body("needs", equalTo("FRESH_PROOF"));
            }

            assertEquals(before, database.everythingOf(account.id()));
        }

        @Test
        void goesOnAfterAProof() {
            clock.advance(STALE);
            Client stale = client.refreshed();
            FactorCalls.by(stale)
                    .prove(Map.of("totp", app.at(clock.instant())))
                    .then()
                    .statusCode(204);

            attempts(stale).forEach(it -> assertNotEquals(403, it.statusCode(), it::asString));
        }

        @Test
        void isAsGoodAsEverWhereNoFactorIsEnrolled() {
            Client other = Client.of(accounts.create());
            clock.advance(STALE);

            attempts(other.refreshed()).forEach(it -> assertNotEquals(403, it.statusCode(), it::asString));
        }

        private List<Response> attempts(Client stale) {
            String some = UUID.randomUUID().toString();
            return List.of(
                    stale.request().body(Map.of("credential", "EMAIL")).post("/api/v1/account/credential-changes"),
                    stale.request()
                            .body(Map.of("currentPassword", "not the present one", "newPassword", NEW_PASSWORD))
                            .put("/api/v1/account/password"),
                    stale.request().post("/api/v1/account/closure"),
                    stale.request().body(Map.of("code", "123456")).post("/api/v1/account/closure/confirm"),
                    stale.request().body(Map.of("claim", "no-such-claim")).post("/api/v1/account/cloud-accounts"),
                    stale.request()
                            .body(Map.of("method", "BILLING_ACCOUNT"))
                            .put("/api/v1/account/workspaces/" + some + "/settlement"),
                    stale.request().put("/api/v1/account/cloud-accounts/" + some + "/workspaces/" + some),
                    stale.request().delete("/api/v1/account/real-name/applications/" + some));
        }
    }

    @Test
    void theFactorsGoWithTheAccount() {
        FactorCalls holder = FactorCalls.by(client);
        holder.codes();
        PasskeyCalls.enrol(client, new SoftAuthenticator()).then().statusCode(201);
        holder.beginTotp("Another").then().statusCode(201);
        holder.beginPasskey("Another").then().statusCode(201);
        SecondStep.ofPassword(account);
        ClosureCalls.by(client).request().then().statusCode(202);
        ClosureCalls.by(client)
                .confirm(mailbox.awaitFirst(account.email()))
                .then()
                .statusCode(204);

        for (String table : List.of(
                "factor",
                "totp_secret",
                "recovery_code",
                "passkey",
                "passkey_user",
                "totp_registration",
                "passkey_registration",
                "login_ticket",
                "factor_change",
                "failed_second_proof")) {
            assertEquals(
                    0, database.count("select count(*) from " + table + " where account_id = ?", account.id()), table);
        }
        assertTrue(database.timelineOf(account.id()).contains("ACCOUNT_CLOSED SUCCEEDED"));
    }
}
