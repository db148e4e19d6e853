package com.truewatch.billing.accounts.undo;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.recovery.RecoveryRuns;
import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Codes;
import com.truewatch.billing.accounts.testing.Links;
import com.truewatch.billing.accounts.testing.OperatorCalls;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.RecoveryCalls;
import com.truewatch.billing.accounts.testing.TestAccounts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Somebody who reads the holder's mailbox, or knows the password, and what is left to them after the holder's undo. */
@QuarkusTest
class TakeoverTest extends UndoTestCase {
    private static final Duration YOUTH = Duration.ofDays(7);

    @Inject
    RecoveryRuns recoveries;

    @Inject
    Codes received;

    /** From one change to the next a minute passes at least: codes are not sent faster. */
    private String takeOver(String credential) {
        clock.advance(Duration.ofMinutes(2));
        return change(intruder, credential);
    }

    @Nested
    class AnUndo {
        @Test
        void takesEveryLaterChangeBackWithWhatItLetIn() {
            String email = takeOver("EMAIL");
            String phone = takeOver("PHONE");

            undone(links.undo(account.email()));

            assertEquals(account.email(), email());
            assertEquals(account.phone(), phone());
            refused(401, "invalid-credentials", Client.tryLogIn(phone, TestAccounts.PASSWORD));
            for (String takenBack : List.of(email, phone)) {
                assertTrue(links.awaitNth(takenBack, "contest", 1).contains("#token="));
            }
            assertEquals(
                    List.of("EMAIL_CHANGE_UNDONE", "PHONE_CHANGE_UNDONE"),
                    database.templatesTo(account.email()).stream()
                            .filter(it -> it.endsWith("_UNDONE"))
                            .sorted()
                            .toList());
        }

        @Test
        void goesBackToBeforeTheOldestChangeWhereItsLinkWentToAnEmailFromBeforeIt() {
            String phone = takeOver("PHONE");
            String email = takeOver("EMAIL");
            String ofPhone = links.undo(account.email());
            String ofEmail = Links.token(links.awaitNth(account.email(), "undo", 2));

            undo(ofEmail)
                    .then()
                    .statusCode(200)
                    .body("credential", equalTo("EMAIL"))
                    .body("restoredAddress", equalTo("u**@mail.example"))
                    .body("restored.credential", hasItem("PHONE"));

            assertEquals(account.email(), email());
            assertEquals(account.phone(), phone());
            assertWrongState("UNDONE", () -> undo(ofPhone));
            assertEquals(List.of(), contestable(account.email()));
            assertEquals(1, contestable(phone).size());
            assertEquals(1, contestable(email).size());
        }

        @Test
        void byAnEmailThatCameLaterGoesBackOneStepOnly() {
            String first = takeOver("EMAIL");
            takeOver("PHONE");

            undone(links.undo(first));

            assertEquals(first, email());
            assertEquals(account.phone(), phone());
            undone(links.undo(account.email()));
            assertEquals(account.email(), email());
        }

        @Test
        void stillReachesTheOldestChangeWhenItsOwnLinkIsTooOld() {
            takeOver("PHONE");
            // A message that is still on its way when its link is too old is not sent.
            links.awaitNth(account.email(), "undo", 1);
            clock.advance(YOUTH.minusHours(1));
            intruder = Client.of(account);
            takeOver("EMAIL");
            links.awaitNth(account.email(), "undo", 2);
            List<String> both = links.all(account.email(), "undo");
            clock.advance(Duration.ofHours(2));

            assertWrongState("EXPIRED", () -> undo(Links.token(both.get(1))));
            undone(Links.token(both.get(0)));
            assertEquals(account.phone(), phone());
        }

        @Test
        void removesAPasswordThatACodeHasSetShortlyBefore() {
            Response reset = STRANGER.requestReset(account.email());
            STRANGER.completeReset(reset.path("id"), codes.requested(reset), NEW_PASSWORD)
                    .then()
                    .statusCode(204);
            clock.advance(YOUTH.minusHours(1));
            intruder = Client.of(Client.tryLogIn(account.email(), NEW_PASSWORD));
            takeOver("EMAIL");

            undone(links.undo(account.email()));

            refused(401, "invalid-credentials", Client.tryLogIn(account.email(), NEW_PASSWORD));
            backByReset();
        }

        @Test
        void removesAPasswordThatHasReplacedSuchAOne() {
            Response reset = STRANGER.requestReset(account.email());
            STRANGER.completeReset(reset.path("id"), codes.requested(reset), NEW_PASSWORD)
                    .then()
                    .statusCode(204);
            String another = "copper kettle whistles in Turku 38";
            Client.of(Client.tryLogIn(account.email(), NEW_PASSWORD))
                    .request()
                    .body(Map.of("currentPassword", NEW_PASSWORD, "newPassword", another))
                    .put("/api/v1/account/password")
                    .then()
                    .statusCode(200);
            intruder = Client.of(Client.tryLogIn(account.email(), another));
            takeOver("EMAIL");

            undone(links.undo(account.email()));

            refused(401, "invalid-credentials", Client.tryLogIn(account.email(), another));
        }

        @Test
        void removesAPasswordThatTheSameSessionHasSetBefore() {
            intruder.request()
                    .body(Map.of("currentPassword", TestAccounts.PASSWORD, "newPassword", NEW_PASSWORD))
                    .put("/api/v1/account/password")
                    .then()
                    .statusCode(200);
            takeOver("EMAIL");

            undone(links.undo(account.email()));

            refused(401, "invalid-credentials", Client.tryLogIn(account.email(), NEW_PASSWORD));
        }

        @Test
        void keepsAPasswordThatAnotherSessionHasSetBefore() {
            Client.of(account)
                    .request()
                    .body(Map.of("currentPassword", TestAccounts.PASSWORD, "newPassword", NEW_PASSWORD))
                    .put("/api/v1/account/password")
                    .then()
                    .statusCode(200);
            intruder = Client.of(Client.tryLogIn(account.email(), NEW_PASSWORD));
            takeOver("EMAIL");

            undone(links.undo(account.email()));

            Client.tryLogIn(account.email(), NEW_PASSWORD).then().statusCode(201);
        }

        private void backByReset() {
            Response reset = STRANGER.requestReset(account.email());
            String mine = "harbour lantern waits for Bergen 52";
            STRANGER.completeReset(reset.path("id"), codes.requested(reset), mine)
                    .then()
                    .statusCode(204);
            Client.tryLogIn(account.email(), mine).then().statusCode(201);
        }

        @Test
        void reservesWhatItRestoredForSevenDaysMore() {
            String token = tokenAfterChangeOfEmail();
            clock.advance(YOUTH.minusHours(1));
            undone(token);
            clock.advance(Duration.ofDays(2));
            change(logInByPassword(), "EMAIL");
            clock.advance(Duration.ofDays(4));

            Client other = Client.of(accounts.create());
            ChangeCalls taking = awaitingNewCode(other, "EMAIL", account.email());
            refused(409, "address-unavailable", taking.newCode(codes.next(taking.id())));
        }

        private List<String> contestable(String recipient) {
            return database.rows(
                    "select id::text from message where account_id = ? and recipient = ? and template like '%UNDONE_FORMER'",
                    account.id(), recipient);
        }
    }

    @Nested
    class ANotice {
        @Test
        void ofAChangeOfEmailGoesToTheProvedPhone() {
            takeOver("EMAIL");

            assertTrue(database.templatesTo(account.phone()).contains("EMAIL_CHANGED"));
        }

        @Test
        void ofAChangeOfPhoneGoesToTheFormerEmail() {
            String email = takeOver("EMAIL");
            takeOver("PHONE");

            assertTrue(database.templatesTo(account.email()).contains("PHONE_CHANGED"));
            assertTrue(database.templatesTo(email).contains("PHONE_CHANGED"));
        }

        @Test
        void ofALaterChangeGoesToTheEmailFromBeforeThemAll() {
            String middle = takeOver("EMAIL");
            takeOver("EMAIL");

            assertEquals(2, linkedTo(account.email()));
            assertEquals(1, linkedTo(middle));
        }

        private int linkedTo(String recipient) {
            return database.count(
                    "select count(*) from message where account_id = ? and recipient = ? and link_id is not null",
                    account.id(),
                    recipient);
        }
    }

    @Nested
    class ACompletedRecovery {
        private final String fresh = TestAccounts.freshEmail();

        @Test
        void isUndoneByAnAddressThatTheAccountHadForLong() {
            recovered("EMAIL", fresh);
            assertEquals(fresh, email());

            undone(links.undo(account.email()));

            assertEquals(account.email(), email());
            assertTrue(contestableBy(fresh));
        }

        @Test
        void givesAYoungAddressNoWayBackAndTheOneFromBeforeItsOwn() {
            String young = takeOver("EMAIL");
            recovered("EMAIL", fresh);
            assertEquals(fresh, email());

            assertEquals(List.of(), links.all(young, "undo"));
            undone(links.undo(account.email()));
            assertEquals(account.email(), email());
        }

        private void recovered(String credential, String address) {
            String id = RecoveryCalls.open(account.id(), credential, address).path("id");
            RecoveryCalls.confirm(id, received.awaitFirst(address)).then().statusCode(200);
            RecoveryCalls.approve(id, Platform.operatorTokenOf("second-operator", "recovery"))
                    .then()
                    .statusCode(200);
            clock.advance(Duration.ofDays(3));
            recoveries.run();
        }

        private boolean contestableBy(String recipient) {
            return database.templatesTo(recipient).contains("EMAIL_CHANGE_UNDONE_FORMER");
        }
    }

    @Nested
    class ARecovery {
        private final String fresh = TestAccounts.freshEmail();

        private String opened(String credential, String address) {
            Response answer = RecoveryCalls.open(account.id(), credential, address);
            answer.then().statusCode(202);
            return answer.path("id");
        }

        private String state(String id) {
            return database.value("select state from address_recovery where id = ?::uuid", id);
        }

        @Test
        void endsWhenTheAddressProvesItselfAfterAll() {
            String id = opened("EMAIL", fresh);

            String next = change(Client.of(account), "EMAIL");

            assertEquals("CANCELLED", state(id));
            assertTrue(database.templatesTo(next).contains("ADDRESS_RECOVERY_CANCELLED"));
        }

        @Test
        void ofTheOtherAddressGoesOn() {
            String id = opened("PHONE", TestAccounts.freshPhone());

            change(Client.of(account), "EMAIL");

            assertEquals("OPEN", state(id));
        }

        @Test
        void endsByAnUndo() {
            takeOver("EMAIL");
            String id = opened("EMAIL", fresh);

            undone(links.undo(account.email()));

            assertEquals("CANCELLED", state(id));
        }

        @Test
        void isNeitherStoppedNorOutrunByAYoungAddress() {
            String young = takeOver("EMAIL");
            clock.advance(Duration.ofMinutes(2));
            ChangeCalls begun = ChangeCalls.start(intruder, "EMAIL");
            String id = opened("EMAIL", fresh);

            begun.get().then().body("state", equalTo("CANCELLED"));
            refused(409, "wrong-state", ChangeCalls.tryStart(intruder, "EMAIL"))
                    .then()
                    .body("state", equalTo("RECOVERY_OPEN"));
            assertEquals(List.of(), links.all(young, "cancel"));
            assertTrue(database.templatesTo(young).contains("ADDRESS_RECOVERY_ANNOUNCED"));
            assertTrue(database.templatesTo(account.email()).contains("ADDRESS_RECOVERY_OPENED"));
            assertEquals("OPEN", state(id));
        }

        @Test
        void isNotStoppedByTheUndoOfAYoungAddressEither() {
            String young = takeOver("EMAIL");
            takeOver("PHONE");
            String id = opened("EMAIL", fresh);

            undone(links.undo(young));

            assertEquals("OPEN", state(id));
        }

        @Test
        void isStoppedByAnAddressOfSevenDays() {
            String email = takeOver("EMAIL");
            clock.advance(YOUTH);
            String id = opened("EMAIL", fresh);

            assertTrue(database.templatesTo(email).contains("ADDRESS_RECOVERY_OPENED"));
            change(Client.logIn(account.username()), "EMAIL");
            assertEquals("CANCELLED", state(id));
        }
    }

    @Nested
    class AnOpenedAccount {
        @Test
        void isNotContestedAndHasNothingToDecide() {
            refused(409, "wrong-state", decide("first", "RESTORED")).then().body("state", equalTo("ACTIVE"));
            assertFalse(Boolean.parseBoolean(
                    database.value("select contested::text from account where id = ?", account.id())));
            Platform.operator("audit")
                    .get("/api/v1/operator/accounts/" + account.id())
                    .then()
                    .body("contested", equalTo(false))
                    .body("holdUntil", nullValue());
        }

        private Response decide(String operator, String keep) {
            return OperatorCalls.decide(account.id(), operator, keep);
        }
    }
}
