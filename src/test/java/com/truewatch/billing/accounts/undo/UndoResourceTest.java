package com.truewatch.billing.accounts.undo;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Links;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.Raw;
import com.truewatch.billing.accounts.testing.TestAccounts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The brake after a change of email or phone. */
@QuarkusTest
class UndoResourceTest extends UndoTestCase {
    private static final Duration WEEK = UndoRight.LINK_LIFETIME;
    private static final String BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @Nested
    class TheLink {
        @Test
        void goesToTheFormerEmailAndToNobodyElse() {
            String next = change(intruder, "EMAIL");

            String link = links.awaitNth(account.email(), "undo", 1);

            assertTrue(link.startsWith("http://localhost:8080/local/undo#token=local."), link);
            assertEquals(
                    List.of("EMAIL_CHANGED_FORMER"),
                    database.rows(
                            "select template from message where account_id = ? and link_id is not null", account.id()));
            assertEquals(List.of("EMAIL_CHANGE_NEW_CODE", "EMAIL_CHANGED"), database.templatesTo(next));
        }

        @Test
        void ofAChangeOfPhoneGoesToTheEmailBecauseNumbersLeaveWithPeople() {
            change(intruder, "PHONE");

            links.awaitNth(account.email(), "undo", 1);

            assertEquals(
                    List.of("PHONE_CHANGED " + account.email()),
                    database.rows(
                            "select template || ' ' || recipient from message where account_id = ? and link_id is not null",
                            account.id()));
            assertTrue(database.templatesTo(account.phone()).contains("PHONE_CHANGED_FORMER"));
        }

        @Test
        void ofAFirstPhoneGoesToTheEmailToo() {
            account = accounts.createWithoutPhone();
            change(Client.of(account), "PHONE");

            links.awaitNth(account.email(), "undo", 1);

            assertTrue(database.templatesTo(account.email()).contains("PHONE_BOUND"));
        }

        @Test
        void isTheConfiguredOneWhateverHostTheCallNames() {
            ChangeCalls change = awaitingNewCode(intruder, "EMAIL", TestAccounts.freshEmail());
            intruder.uncheckedRequest()
                    .contentType("application/json")
                    .header("X-Forwarded-Host", "evil.example")
                    .header("Forwarded", "host=evil.example")
                    .body(Map.of("code", codes.next(change.id())))
                    .post(ChangeCalls.PATH + "/" + change.id() + "/new-code")
                    .then()
                    .statusCode(200);

            assertTrue(links.awaitNth(account.email(), "undo", 1).startsWith("http://localhost:8080/local/undo#"));
        }

        @Test
        void leadsToAPageThatDoesNothingByItself() {
            String token = tokenAfterChangeOfEmail();
            List<String> before = database.everythingOf(account.id());

            for (String page : List.of("/local/undo", "/local/contest")) {
                Client.unchecked()
                        .get(page)
                        .then()
                        .statusCode(200)
                        .header("Content-Security-Policy", containsString("default-src 'self'"))
                        .body(not(containsString("onclick")));
            }
            for (String call : List.of(Links.UNDO, Links.CONTEST)) {
                assertEquals(
                        "POST",
                        refused(405, "method-not-allowed", Client.unchecked().get(call))
                                .header("Allow")
                                .replace("OPTIONS", "")
                                .replaceAll("[ ,]", ""));
                refused(
                        405,
                        "method-not-allowed",
                        Client.unchecked().queryParam("token", token).get(call));
            }
            assertEquals(before, database.everythingOf(account.id()));
        }
    }

    @Nested
    class AHolderWhoUndoes {
        @Test
        void getsTheFormerEmailBackAndTheAccountIsHeld() {
            String next = change(intruder, "EMAIL");
            clock.advance(Duration.ofDays(1));

            undo(links.undo(account.email()))
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", equalTo("no-store"))
                    .body("credential", equalTo("EMAIL"))
                    .body("restoredAddress", equalTo("u**@mail.example"))
                    .body("holdUntil", equalTo(clock.instant().plus(HOLD).toString()));

            assertEquals(account.email(), email());
            Client.tryLogIn(next, TestAccounts.PASSWORD).then().statusCode(401);
            Client holder = Client.logIn(account.email());
            holder.request()
                    .get("/api/v1/account")
                    .then()
                    .body("email", equalTo(account.email()))
                    .body("holdUntil", equalTo(clock.instant().plus(HOLD).toString()));
        }

        @Test
        void getsTheFormerPhoneBackAndNoYoungerProofOfIt() {
            String provedAt = database.value("select phone_proved_at from account where id = ?", account.id());
            clock.advance(Duration.ofDays(1));
            intruder = Client.of(account);
            String next = change(intruder, "PHONE");

            undo(links.undo(account.email()))
                    .then()
                    .statusCode(200)
                    .body("credential", equalTo("PHONE"))
                    .body("restoredAddress", containsString("***"));

            assertEquals(account.phone(), phone());
            assertEquals(provedAt, database.value("select phone_proved_at from account where id = ?", account.id()));
            Client.tryLogIn(next, TestAccounts.PASSWORD).then().statusCode(401);
            Client.logIn(account.phone());
        }

        @Test
        void removesAPhoneThatWasTheFirst() {
            account = accounts.createWithoutPhone();
            String first = change(Client.of(account), "PHONE");

            undo(links.undo(account.email())).then().statusCode(200).body("restoredAddress", nullValue());

            assertNull(phone());
            Client.tryLogIn(first, TestAccounts.PASSWORD).then().statusCode(401);
        }

        @Test
        void endsEverySessionAndEverythingThatWasOpen() {
            Client other = Client.of(account);
            String token = tokenAfterChangeOfEmail();
            Response loginCode = STRANGER.requestLogin(account.username());
            Response reset = STRANGER.requestReset(account.username());
            ChangeCalls open = ChangeCalls.start(intruder, "PHONE");
            Client another = logInByPassword();

            undone(token);

            for (Client ended : List.of(intruder, other, another)) {
                refused(401, "session-ended", ended.request().get("/api/v1/account"));
                refused(401, "session-ended", ended.tryRefresh());
            }
            refused(422, "code-expired", STRANGER.logIn(loginCode.path("id"), codes.requested(loginCode)));
            refused(
                    422,
                    "code-expired",
                    STRANGER.completeReset(reset.path("id"), codes.requested(reset), NEW_PASSWORD));
            assertEquals("CANCELLED", database.value("select state from credential_change where id = ?", open.id()));
            assertEquals(
                    List.of("CHANGE_UNDONE", "CHANGE_UNDONE"),
                    database.rows(
                            "select end_reason from session where account_id = ? and end_reason = 'CHANGE_UNDONE'",
                            account.id()));
            assertEquals(0, database.count("select count(*) from known_browser where account_id = ?", account.id()));
        }

        @Test
        void endsAnOpenChangeEvenWhereItsSessionIsPastItsTime() {
            String token = tokenAfterChangeOfEmail();
            ChangeCalls open = ChangeCalls.start(intruder, "PHONE");
            database.execute(
                    "update session set expires_at = created_at + interval '1 millisecond' where account_id = ?",
                    account.id());
            clock.advance(Duration.ofMillis(1));

            undone(token);

            assertEquals("CANCELLED", database.value("select state from credential_change where id = ?", open.id()));
        }

        /** In the very millisecond of the change, because the clock stands still. */
        @Test
        void removesAPasswordThatWasSetSince() {
            String token = tokenAfterChangeOfEmail();
            intruder.request()
                    .body(Map.of("currentPassword", TestAccounts.PASSWORD, "newPassword", NEW_PASSWORD))
                    .put("/api/v1/account/password")
                    .then()
                    .statusCode(200);

            undone(token);

            assertNull(database.value("select password_hash from account where id = ?", account.id()));
            for (String password : List.of(NEW_PASSWORD, TestAccounts.PASSWORD)) {
                Client.tryLogIn(account.username(), password).then().statusCode(401);
            }
            assertEquals(
                    List.of(
                            "account.email-changed",
                            "account.password-changed",
                            "account.held",
                            "account.password-changed",
                            "account.email-changed"),
                    database.eventsOf(account.id()));
            clock.advance(HOLD);
            Response reset = STRANGER.requestReset(account.email());
            STRANGER.completeReset(reset.path("id"), codes.requested(reset), NEW_PASSWORD)
                    .then()
                    .statusCode(204);
            Client.tryLogIn(account.email(), NEW_PASSWORD).then().statusCode(201);
        }

        @Test
        void removesAPasswordThatWasResetSinceToo() {
            String token = tokenAfterChangeOfEmail();
            Response reset = STRANGER.requestReset(account.username());
            STRANGER.completeReset(reset.path("id"), codes.requested(reset), NEW_PASSWORD)
                    .then()
                    .statusCode(204);

            undone(token);

            Client.tryLogIn(account.username(), NEW_PASSWORD).then().statusCode(401);
        }

        @Test
        void keepsAPasswordThatIsOlderThanTheChange() {
            Client.of(account)
                    .request()
                    .body(Map.of("currentPassword", TestAccounts.PASSWORD, "newPassword", NEW_PASSWORD))
                    .put("/api/v1/account/password")
                    .then()
                    .statusCode(200);
            intruder = Client.of(Client.tryLogIn(account.email(), NEW_PASSWORD));
            String token = tokenAfterChangeOfEmail();

            undone(token);

            Client.tryLogIn(account.email(), NEW_PASSWORD).then().statusCode(201);
            assertEquals(
                    "{\"address\": \"u**@mail.example\", \"credential\": \"EMAIL\"}",
                    database.value(
                            "select details from activity where account_id = ? and type = 'CREDENTIAL_CHANGE_UNDONE'",
                            account.id()));
        }

        @Test
        void isToldWithEveryoneConcerned() {
            String next = change(intruder, "EMAIL");
            undone(links.undo(account.email()));

            assertTrue(database.templatesTo(account.email()).contains("EMAIL_CHANGE_UNDONE"));
            assertTrue(database.templatesTo(account.phone()).contains("EMAIL_CHANGE_UNDONE"));
            assertEquals(
                    List.of("EMAIL_CHANGE_NEW_CODE", "EMAIL_CHANGED", "EMAIL_CHANGE_UNDONE_FORMER"),
                    database.templatesTo(next));
            assertTrue(links.awaitNth(next, "contest", 1).startsWith("http://localhost:8080/local/contest#token="));
        }

        @Test
        void isToldOfAPhoneByItsNumbersAndTheEmail() {
            String next = change(intruder, "PHONE");
            undone(links.undo(account.email()));

            assertTrue(database.templatesTo(account.email()).contains("PHONE_CHANGE_UNDONE"));
            assertTrue(database.templatesTo(account.phone()).contains("PHONE_CHANGE_UNDONE"));
            assertTrue(database.templatesTo(next).contains("PHONE_CHANGE_UNDONE_FORMER"));
            links.awaitNth(next, "contest", 1);
        }

        @Test
        void leavesATraceForTheHolderAndForOtherServices() {
            String token = tokenAfterChangeOfEmail();
            long version = database.versionOf(account.id());

            undone(token);

            assertEquals(version + 1, database.versionOf(account.id()));
            assertTrue(database.timelineOf(account.id()).contains("CREDENTIAL_CHANGE_UNDONE SUCCEEDED"));
            assertEquals(
                    List.of("account.email-changed", "account.held", "account.email-changed"),
                    database.eventsOf(account.id()));
            assertEquals(
                    Long.toString(version + 1),
                    database.value("select max(account_version) from event where account_id = ?", account.id()));
        }
    }

    @Nested
    class ALinkThatWasUsed {
        @Test
        void doesNothingMore() {
            String token = tokenAfterChangeOfEmail();
            undone(token);
            Client holder = logInByPassword();

            assertWrongState("UNDONE", () -> undo(token));
            holder.request().get("/api/v1/account").then().statusCode(200);
        }

        @Test
        void leavesLaterChangesAlone() {
            String token = tokenAfterChangeOfEmail();
            undone(token);
            clock.advance(HOLD);
            String later = change(logInByPassword(), "EMAIL");

            assertWrongState("UNDONE", () -> undo(token));
            assertEquals(later, email());
        }
    }

    @Nested
    class OfTwoChanges {
        @Test
        void theFirstLinkUndoesBothAndTheSecondIsVoid() {
            String middle = change(intruder, "EMAIL");
            change(intruder, "EMAIL");
            String second = links.undo(middle);

            undone(links.undo(account.email()));

            assertEquals(account.email(), email());
            assertWrongState("VOID", () -> undo(second));
        }

        @Test
        void theSecondLinkUndoesItsOwnAndTheFirstStillWorksInTheHold() {
            String middle = change(intruder, "EMAIL");
            change(intruder, "EMAIL");
            String first = links.undo(account.email());
            String second = links.undo(middle);

            undone(second);
            assertEquals(middle, email());
            clock.advance(Duration.ofHours(1));
            undo(first)
                    .then()
                    .statusCode(200)
                    .body("holdUntil", equalTo(clock.instant().plus(HOLD).toString()));

            assertEquals(account.email(), email());
            assertWrongState("UNDONE", () -> undo(second));
        }

        @Test
        void ofBothCredentialsTheFirstLinkUndoesBoth() {
            String newEmail = change(intruder, "EMAIL");
            change(intruder, "PHONE");
            String ofEmail = links.undo(account.email());
            String ofPhone = links.undo(newEmail);

            undo(ofEmail).then().statusCode(200).body("restored.credential", containsInAnyOrder("EMAIL", "PHONE"));

            assertEquals(account.email(), email());
            assertEquals(account.phone(), phone());
            assertWrongState("VOID", () -> undo(ofPhone));
        }

        @Test
        void thatLedBackTheFirstLinkStillHoldsTheAccount() {
            change(intruder, "EMAIL");
            change(intruder, "EMAIL", account.email());

            undone(links.undo(account.email()));

            assertEquals(account.email(), email());
            refused(409, "account-on-hold", ChangeCalls.tryStart(logInByPassword(), "EMAIL"));
            assertFalse(database.templatesTo(account.email()).contains("EMAIL_CHANGE_UNDONE_FORMER"));
        }
    }

    @Nested
    class AfterSevenDays {
        @Test
        void theLinkStillWorksAtTheLastMoment() {
            String token = tokenAfterChangeOfEmail();
            clock.advance(WEEK.minusMillis(1));

            undone(token);

            assertEquals(account.email(), email());
        }

        @Test
        void theLinkIsTooOld() {
            String token = tokenAfterChangeOfEmail();
            pass(WEEK);

            assertWrongState("EXPIRED", () -> undo(token));
            assertNotEquals(account.email(), email());
        }

        @Test
        void theLinkIsTooOldForAnAddressThatSomebodyElseGotInThatMoment() {
            String token = tokenAfterChangeOfEmail();
            database.execute(
                    "update account set email = ?, email_key = ? where id = ?",
                    account.email(),
                    account.email(),
                    accounts.create().id());

            assertWrongState("EXPIRED", () -> undo(token));
        }
    }

    @Nested
    class AForger {
        @Test
        void changesAnyPartOfTheTokenInVain() {
            String token = tokenAfterChangeOfEmail();

            for (int i = 0; i < token.length(); i++) {
                String forged = token.substring(0, i) + flipped(token.charAt(i)) + token.substring(i + 1);
                refusedWithoutTrace(404, "not-found", quickly(forged));
            }
            for (String forged : List.of(
                    token + "A",
                    token + "=",
                    token.substring(1),
                    token.substring(0, token.length() - 1),
                    "." + token,
                    token.replace('.', ','),
                    token.substring(0, token.lastIndexOf('.') + 1),
                    " " + token)) {
                refusedWithoutTrace(404, "not-found", quickly(forged));
            }
            undone(token);
        }

        @Test
        void usesOneLinksTokenForTheOtherInVain() {
            String next = change(intruder, "EMAIL");
            String token = links.undo(account.email());
            refusedWithoutTrace(404, "not-found", () -> contest(token));
            undone(token);

            String contest = links.contest(next);
            refusedWithoutTrace(404, "not-found", () -> undo(contest));
        }

        @Test
        void joinsTheHalvesOfTwoTokensInVain() {
            String mine = tokenAfterChangeOfEmail();
            account = accounts.create();
            intruder = Client.of(account);
            String[] theirs = tokenAfterChangeOfEmail().split("\\.", -1);

            refusedWithoutTrace(
                    404, "not-found", () -> undo(theirs[0] + "." + theirs[1] + mine.substring(mine.lastIndexOf('.'))));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "x",
                    "..",
                    "local..",
                    "local.AAAA.AAAA",
                    "a.b.c.d",
                    "00000000-0000-0000-0000-000000000000",
                    "' or 1=1 --",
                    "{code}",
                    "令牌"
                })
        void sendsGarbageInVain(String garbage) {
            refused(404, "not-found", undo(garbage));
            refused(404, "not-found", contest(garbage));
        }

        @Test
        void sendsWhatIsNoRequestInVain() {
            for (String body : List.of(
                    "{}",
                    "{\"token\":null}",
                    "{\"token\":\"\"}",
                    "{\"token\":7}",
                    "{\"token\":\"" + "a".repeat(257) + "\"}",
                    "{\"token\":\"a\",\"accountId\":\"" + UUID.randomUUID() + "\"}",
                    "{\"token\":\"a\",\"token\":\"b\"}",
                    "[]",
                    "")) {
                for (String call : List.of(Links.UNDO, Links.CONTEST)) {
                    Raw.assertProblem(
                            Raw.send(
                                    "POST",
                                    call,
                                    body.getBytes(StandardCharsets.UTF_8),
                                    "Content-Type",
                                    "application/json"),
                            400,
                            "invalid-request");
                }
            }
        }

        /** The lowest bit of what it stands for in Base64; in the last of a part that may be one that nobody reads. */
        private static char flipped(char digit) {
            int value = BASE64URL.indexOf(digit);
            return value < 0 ? 'A' : BASE64URL.charAt(value ^ 1);
        }

        private Supplier<Response> quickly(String token) {
            return () -> Client.unchecked()
                    .contentType("application/json")
                    .body(Map.of("token", token))
                    .post(Links.UNDO);
        }
    }

    @Nested
    class AFrozenAccount {
        @Test
        void isNotUndoneUntilItIsGivenBack() {
            String token = tokenAfterChangeOfEmail();
            String path = "/api/v1/operator/accounts/" + account.id();
            Platform.operator("freeze")
                    .body(Map.of("reason", "Reported stolen"))
                    .post(path + "/freeze")
                    .then()
                    .statusCode(200);

            refusedWithoutTrace(403, "account-frozen", () -> undo(token));

            Platform.operator("freeze")
                    .body(Map.of("reason", "The holder called"))
                    .post(path + "/unfreeze")
                    .then()
                    .statusCode(200);
            undone(token);
        }

        @Test
        void thatIsClosedHasNoLinks() {
            String token = tokenAfterChangeOfEmail();
            accounts.close(account);

            refusedWithoutTrace(404, "not-found", () -> undo(token));
        }
    }
}
