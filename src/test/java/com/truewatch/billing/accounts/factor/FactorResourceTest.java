package com.truewatch.billing.accounts.factor;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.AuthenticatorApp;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.EntryCalls;
import com.truewatch.billing.accounts.testing.FactorCalls;
import com.truewatch.billing.accounts.testing.SecondStep;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Enrolment of apps and recovery codes, and what becomes of them. */
@QuarkusTest
class FactorResourceTest {
    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    TestAccount account;
    Client client;
    FactorCalls holder;

    @BeforeEach
    void anAccountWithoutAFactor() {
        account = accounts.create();
        client = Client.of(account);
        holder = FactorCalls.by(client);
    }

    @Nested
    class AHolder {
        @Test
        void enrolsAnAppByOneRightValue() {
            Client elsewhere = Client.of(account);
            Response begun = holder.beginTotp("Phone");

            begun.then()
                    .statusCode(201)
                    .header("Cache-Control", "no-store")
                    .body(
                            "expiresAt",
                            equalTo(clock.instant().plus(Duration.ofMinutes(10)).toString()));
            String secret = begun.path("secret");
            assertEquals(32, secret.length());
            assertEquals(
                    "otpauth://totp/TrueWatch:" + account.username() + "?secret=" + secret
                            + "&issuer=TrueWatch&algorithm=SHA1&digits=6&period=30",
                    begun.path("uri"));
            assertEquals(List.of(), holder.ids());
            Client.tryLogIn(account.username(), TestAccounts.PASSWORD).then().statusCode(201);
            String value = new AuthenticatorApp(secret).at(clock.instant());

            holder.completeTotp(begun.path("id"), value)
                    .then()
                    .statusCode(201)
                    .body("type", equalTo("TOTP"))
                    .body("name", equalTo("Phone"))
                    .body("lastUsedAt", nullValue());

            assertEquals(List.of(begun.<String>path("id")), holder.ids());
            refused(401, "session-ended", elsewhere.request().get("/api/v1/account"));
            client.request().get("/api/v1/account").then().body("secondFactorEnrolled", equalTo(true));
            assertTrue(database.timelineOf(account.id()).contains("FACTOR_ENROLLED SUCCEEDED"));
            assertTrue(database.templatesTo(account.email()).contains("TOTP_ENROLLED"));
            assertTrue(database.templatesTo(account.phone()).contains("TOTP_ENROLLED"));
            // The value that enrolled it is used up.
            refused(401, "invalid-credentials", SecondStep.ofPassword(account).byTotp(value));
        }

        @Test
        void renamesAndRemovesIt() {
            holder.enrolApp(clock);
            String id = holder.ids().get(0);
            holder.codes();

            holder.rename(id, "Tablet").then().statusCode(200).body("name", equalTo("Tablet"));
            assertEquals("Tablet", holder.list().path("items[1].name"));
            holder.remove(id).then().statusCode(204);

            assertEquals(List.of(), holder.ids());
            client.request().get("/api/v1/account").then().body("secondFactorEnrolled", equalTo(false));
            assertTrue(database.templatesTo(account.email()).contains("FACTOR_REMOVED"));
            Client.tryLogIn(account.username(), TestAccounts.PASSWORD).then().statusCode(201);
            refused(404, "not-found", holder.remove(id));
            refused(404, "not-found", holder.rename(id, "Gone"));
        }

        @Test
        void keepsTheSecondProofWhileOneAppIsLeft() {
            holder.enrolApp(clock);
            clock.advance(Duration.ofSeconds(30));
            AuthenticatorApp other = holder.enrolApp(clock);

            holder.remove(holder.ids().get(1)).then().statusCode(204);

            clock.advance(Duration.ofSeconds(30));
            SecondStep.ofPassword(account)
                    .byTotp(other.at(clock.instant()))
                    .then()
                    .statusCode(201);
        }

        @Test
        void getsTenCodesOfEightyBitsAndANewSetVoidsTheOld() {
            holder.enrolApp(clock);
            List<String> former = holder.codes();
            List<String> codes = holder.codes();

            assertEquals(10, new HashSet<>(codes).size());
            codes.forEach(it -> assertTrue(it.matches("([A-Z2-7]{4}-){3}[A-Z2-7]{4}"), it));
            assertEquals(List.of("RECOVERY_CODES", "TOTP"), holder.list().path("items.type"));
            refused(401, "invalid-credentials", SecondStep.ofPassword(account).byRecoveryCode(former.get(0)));
            SecondStep.ofPassword(account).byRecoveryCode(codes.get(0)).then().statusCode(201);
        }

        @Test
        void getsNoCodesWithoutAFactorThatTheyStandInFor() {
            refused(409, "wrong-state", holder.makeCodes()).then().body("state", equalTo("NO_FACTOR"));
        }

        @Test
        void hasThreeAppsAtMost() {
            for (int i = 0; i < 3; i++) {
                holder.enrolApp(clock);
            }

            refused(409, "wrong-state", holder.beginTotp("One more")).then().body("state", equalTo("TOO_MANY_FACTORS"));
        }
    }

    @Nested
    class WhoHasOnlyTheSession {
        @Test
        void canNeitherEnrolNorRemoveNorMakeCodesOnceTheProofIsFiveMinutesOld() {
            holder.enrolApp(clock);
            String id = holder.ids().get(0);
            clock.advance(Duration.ofMinutes(5).minusMillis(1));
            holder.codes();
            clock.advance(Duration.ofMillis(1));
            Client refreshed = client.refreshed();
            FactorCalls stale = FactorCalls.by(refreshed);
            List<String> before = database.everythingOf(account.id());

            for (Response answer : List.of(stale.beginTotp("Mine"), stale.makeCodes(), stale.remove(id))) {
                refused(403, "stronger-login-required", answer).then().body("needs", equalTo("FRESH_PROOF"));
            }

            assertEquals(before, database.everythingOf(account.id()));
            stale.prove(Map.of("password", TestAccounts.PASSWORD)).then().statusCode(204);
            stale.remove(id).then().statusCode(204);
        }

        @Test
        void isNoHolderOfATicket() {
            FactorCalls entry = FactorCalls.by(EntryCalls.cameOver(account.id()));

            refused(403, "stronger-login-required", entry.beginTotp("Mine"))
                    .then()
                    .body("needs", nullValue());
            refused(403, "stronger-login-required", entry.prove(Map.of("password", TestAccounts.PASSWORD)));
            entry.list().then().statusCode(200);
        }
    }

    @Nested
    class ARegistration {
        @Test
        void isCompletedInItsOwnSessionOnly() {
            Response begun = holder.beginTotp("Phone");
            String value = new AuthenticatorApp(begun.path("secret")).at(clock.instant());

            refused(403, "forbidden", FactorCalls.by(Client.of(account)).completeTotp(begun.path("id"), value));
            refused(
                    404,
                    "not-found",
                    FactorCalls.by(Client.of(accounts.create())).completeTotp(begun.path("id"), value));
            refused(404, "not-found", holder.completeTotp(UUID.randomUUID().toString(), value));

            holder.completeTotp(begun.path("id"), value).then().statusCode(201);
            refused(409, "wrong-state", holder.completeTotp(begun.path("id"), value))
                    .then()
                    .body("state", equalTo("COMPLETED"));
        }

        @Test
        void hasFiveTriesAndTenMinutes() {
            Response begun = holder.beginTotp("Phone");
            AuthenticatorApp app = new AuthenticatorApp(begun.path("secret"));
            for (int left = 4; left >= 0; left--) {
                refused(422, "code-incorrect", holder.completeTotp(begun.path("id"), app.notAt(clock.instant())))
                        .then()
                        .body("attemptsLeft", equalTo(left));
            }
            refused(423, "locked", holder.completeTotp(begun.path("id"), app.at(clock.instant())));

            Response another = holder.beginTotp("Phone");
            clock.advance(Duration.ofMinutes(10));
            holder = FactorCalls.by(client.refreshed());
            app = new AuthenticatorApp(another.path("secret"));
            refused(422, "code-expired", holder.completeTotp(another.path("id"), app.at(clock.instant())));
            assertEquals(List.of(), holder.ids());
        }

        @Test
        void isVoidOnceANewerOneHasBegun() {
            Response first = holder.beginTotp("Phone");
            holder.beginTotp("Phone").then().statusCode(201);

            refused(
                    404,
                    "not-found",
                    holder.completeTotp(
                            first.path("id"), new AuthenticatorApp(first.path("secret")).at(clock.instant())));
        }

        @Test
        void isOneHoweverManyBeginAtOnce() throws ExecutionException, InterruptedException {
            List<Integer> answers =
                    AtOnce.times(40, () -> holder.beginTotp("Phone").statusCode());

            assertEquals(30, answers.stream().filter(it -> it == 201).count(), answers::toString);
            assertEquals(10, answers.stream().filter(it -> it == 429).count(), answers::toString);
            assertEquals(1, registrations());
        }

        @Test
        void becomesOneFactorHoweverManyCompleteItAtOnce() throws ExecutionException, InterruptedException {
            Response begun = holder.beginTotp("Phone");
            String value = new AuthenticatorApp(begun.path("secret")).at(clock.instant());

            List<Integer> answers = AtOnce.times(
                    5, () -> holder.completeTotp(begun.path("id"), value).statusCode());

            assertEquals(1, answers.stream().filter(it -> it == 201).count(), answers::toString);
            assertEquals(1, holder.ids().size());
        }

        private int registrations() {
            return database.count("select count(*) from totp_registration where account_id = ?", account.id());
        }
    }

    @Nested
    class OnHold {
        @Test
        void nothingIsEnrolledOrRemoved() {
            holder.enrolApp(clock);
            database.execute("update account set hold_until = now() + interval '10 years' where id = ?", account.id());

            refused(409, "account-on-hold", holder.beginTotp("Mine"));
            refused(409, "account-on-hold", holder.makeCodes());
            refused(409, "account-on-hold", holder.remove(holder.ids().get(0)));
            assertEquals(1, holder.ids().size());
        }
    }

    @Test
    void badNamesAreRefused() {
        for (String name : List.of("", " ", "x".repeat(65), "a\r\nb", "\u202Egnp")) {
            Response answer = client.uncheckedRequest()
                    .contentType("application/json")
                    .body(Map.of("name", name))
                    .post("/api/v1/account/factors/totp-registrations");
            refused(400, "invalid-request", answer);
        }
        assertEquals(0, database.count("select count(*) from totp_registration where account_id = ?", account.id()));
    }

    @Test
    void secretsAreKeptEncryptedAndCodesAsHashes() {
        holder.enrolApp(clock);
        List<String> codes = holder.codes();

        String rows = database.copyOf("totp_secret")
                + database.copyOf("recovery_code")
                + database.copyOf("totp_registration");

        codes.forEach(it -> assertFalse(rows.contains(it.replace("-", "")), it));
        // Tink's prefix, nonce, 20 bytes and tag.
        assertEquals(
                List.of(Integer.toString(5 + 12 + 20 + 16)),
                database.rows("select length(secret) from totp_secret where account_id = ?", account.id()));
    }
}
