package com.truewatch.billing.accounts.undo;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Codes;
import com.truewatch.billing.accounts.testing.TestAccounts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the 24 hours after an undo forbid, and what they do not. */
@QuarkusTest
class HoldTest extends UndoTestCase {
    @Nested
    class AfterAnUndo {
        private Client holder() {
            undone(tokenAfterChangeOfEmail());
            return logInByPassword();
        }

        @Test
        void noChangeBegins() {
            Client holder = holder();

            for (String credential : List.of("EMAIL", "PHONE")) {
                assertOnHold(() -> ChangeCalls.tryStart(holder, credential));
            }
        }

        @Test
        void thePasswordStays() {
            Client holder = holder();

            assertOnHold(() -> changePassword(holder));
            assertOnHold(() -> changePassword(holder, "not the current one, surely"));
        }

        @Test
        void aPasswordIsResetByTheRestoredEmailAtOnce() {
            holder();
            Response reset = STRANGER.requestReset(account.email());
            String code = codes.requested(reset);

            refused(422, "code-incorrect", reset(reset, Codes.otherThan(code)));
            reset(reset, code).then().statusCode(204);

            Client.tryLogIn(account.email(), NEW_PASSWORD).then().statusCode(201);
            Client back = Client.of(Client.tryLogIn(account.email(), NEW_PASSWORD));
            assertOnHold(() -> ChangeCalls.tryStart(back, "EMAIL"));
        }

        @Test
        void aLoginCodeIsSentAsEverAndRefusedToWhoHasTheRightOne() {
            holder();
            Response request = STRANGER.requestLogin(account.email());
            String code = codes.requested(request);
            request.then().statusCode(202);

            refused(422, "code-incorrect", STRANGER.logIn(request.path("id"), Codes.otherThan(code)));
            refused(409, "account-on-hold", STRANGER.logIn(request.path("id"), code));
        }

        @Test
        void readingAndPlainEditsGoOn() {
            Client holder = holder();

            holder.request()
                    .body(Map.of("description", "Anvils, mostly."))
                    .patch("/api/v1/account/profile")
                    .then()
                    .statusCode(200)
                    .body("holdUntil", equalTo(clock.instant().plus(HOLD).toString()));
            holder.request().get("/api/v1/account/activity").then().statusCode(200);
            holder.request().delete("/api/v1/account/sessions").then().statusCode(200);
        }

        @Test
        void everythingIsAllowedAgainAtTheVeryEnd() {
            holder();
            clock.advance(HOLD.minusMillis(1));
            Client holder = Client.logIn(account.email());
            Response before = holder.request().get("/api/v1/account");
            assertOnHold(() -> ChangeCalls.tryStart(holder, "EMAIL"));

            clock.advance(Duration.ofMillis(1));

            Response after = holder.request()
                    .header("If-None-Match", before.header("ETag"))
                    .get("/api/v1/account");
            after.then().statusCode(200).body("holdUntil", nullValue());
            assertNotEquals(before.header("ETag"), after.header("ETag"));
            holds.finish();
            holder.request()
                    .header("If-Match", holder.request().get("/api/v1/account").header("ETag"))
                    .body(Map.of("description", "Anvils, mostly."))
                    .patch("/api/v1/account/profile")
                    .then()
                    .statusCode(200);
            Response request = STRANGER.requestLogin(account.email());
            STRANGER.logIn(request.path("id"), codes.requested(request)).then().statusCode(201);
            change(holder, "EMAIL");
            changePassword(holder).then().statusCode(200);
        }
    }

    /** An undo cancels them; a hold alone, from wherever it comes, stops them too. */
    @Nested
    class AnOpenChange {
        @Test
        void takesNoStepAndCanBeGivenUp() {
            ChangeCalls first = ChangeCalls.start(intruder, "EMAIL");
            ChangeCalls second = awaitingNewCode(intruder, "PHONE", TestAccounts.freshPhone());
            String firstCode = codes.current(first.id());
            String secondCode = codes.next(second.id());
            clock.advance(Duration.ofSeconds(60));
            hold();

            assertOnHold(() -> first.currentCode(firstCode));
            assertOnHold(() -> first.currentCode(Codes.otherThan(firstCode)));
            assertOnHold(() -> second.newAddress(TestAccounts.freshPhone()));
            assertOnHold(() -> second.newCode(secondCode));
            assertOnHold(first::resend);
            first.get().then().statusCode(200).body("attemptsLeft", equalTo(5));
            first.cancel().then().statusCode(204);
        }
    }

    @Nested
    class AnAccountWithoutAPassword {
        @Test
        void getsNoFirstOne() {
            account = accounts.createWithoutPassword();
            Response login = STRANGER.requestLogin(account.email());
            Client holder = Client.of(STRANGER.logIn(login.path("id"), codes.requested(login)));
            Response reset = STRANGER.requestReset(account.email());
            hold();

            assertOnHold(() -> holder.request()
                    .body(Map.of(
                            "resetId", reset.path("id"), "code", codes.requested(reset), "newPassword", NEW_PASSWORD))
                    .put("/api/v1/account/password"));
        }
    }

    private void hold() {
        database.execute(
                "update account set hold_until = ? where id = ?",
                Timestamp.from(clock.instant().plus(HOLD)),
                account.id());
    }

    private Response reset(Response request, String code) {
        return STRANGER.completeReset(request.path("id"), code, NEW_PASSWORD);
    }

    private static Response changePassword(Client holder) {
        return changePassword(holder, TestAccounts.PASSWORD);
    }

    private static Response changePassword(Client holder, String current) {
        return holder.request()
                .body(Map.of("currentPassword", current, "newPassword", NEW_PASSWORD))
                .put("/api/v1/account/password");
    }

    private void assertOnHold(Supplier<Response> call) {
        Response answer = refusedWithoutTrace(409, "account-on-hold", call);
        assertEquals(
                database.value(
                        "select to_char(hold_until at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS') from account"
                                + " where id = ?",
                        account.id()),
                answer.<String>path("until").substring(0, 19));
    }
}
