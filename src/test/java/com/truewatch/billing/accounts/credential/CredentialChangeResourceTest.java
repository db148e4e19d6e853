package com.truewatch.billing.accounts.credential;

import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.TestAccounts;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The table of the contract: every call in every state. */
@QuarkusTest
class CredentialChangeResourceTest extends ChangeTestCase {
    @Test
    void aBegunChangeSaysWhatComesNextAndWhereToLook() {
        ChangeCalls.tryStart(holder, "EMAIL")
                .then()
                .statusCode(201)
                .header("Cache-Control", equalTo("no-store"))
                .header(
                        "Location",
                        endsWith(database.value("select id from credential_change where account_id = ?", account.id())))
                .body("state", equalTo("CURRENT_CODE_SENT"))
                .body("nextAction", equalTo("ENTER_CURRENT_CODE"))
                .body("sentTo", equalTo("u**@mail.example"))
                .body("newAddress", nullValue())
                .body("attemptsLeft", equalTo(5));
    }

    @Nested
    class WhenTheCurrentCodeIsSent {
        @Test
        void itsCodeVerifiesTheCurrentAddress() {
            ChangeCalls change = currentCodeSent();

            change.currentCode(codes.current(change.id()))
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("CURRENT_VERIFIED"))
                    .body("nextAction", equalTo("ENTER_NEW_ADDRESS"))
                    .body("sentTo", nullValue())
                    .body("codeExpiresAt", nullValue());
        }

        @Test
        void theNewAddressCannotBeNamedYet() {
            ChangeCalls change = currentCodeSent();

            assertWrongState("CURRENT_CODE_SENT", () -> change.newAddress(TestAccounts.freshEmail()));
        }

        @Test
        void thereIsNoNewCodeToEnter() {
            ChangeCalls change = currentCodeSent();

            assertWrongState("CURRENT_CODE_SENT", () -> change.newCode(codes.current(change.id())));
        }

        @Test
        void itStaysSoAfterAResend() {
            ChangeCalls change = currentCodeSent();
            clock.advance(Duration.ofSeconds(60));

            change.resend().then().statusCode(200).body("state", equalTo("CURRENT_CODE_SENT"));
        }

        @Test
        void itCanBeCancelled() {
            assertCancels(currentCodeSent());
        }
    }

    @Nested
    class WhenTheCurrentAddressIsVerified {
        @Test
        void theNewAddressCanBeNamed() {
            String newEmail = TestAccounts.freshEmail();

            currentVerified()
                    .newAddress(newEmail)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("NEW_CODE_SENT"))
                    .body("nextAction", equalTo("ENTER_NEW_CODE"))
                    .body("newAddress", equalTo(newEmail))
                    .body("sentTo", equalTo("f**@mail.example"));
        }

        @Test
        void theCurrentCodeIsSpent() {
            ChangeCalls change = currentVerified();

            assertWrongState("CURRENT_VERIFIED", () -> change.currentCode(codes.current(change.id())));
        }

        @Test
        void thereIsNothingToEnterOrResend() {
            ChangeCalls change = currentVerified();
            clock.advance(Duration.ofSeconds(60));

            assertWrongState("CURRENT_VERIFIED", () -> change.newCode(codes.current(change.id())));
            assertWrongState("CURRENT_VERIFIED", change::resend);
        }

        @Test
        void aTextThatIsNoAddressIsAViolation() {
            ChangeCalls change = currentVerified();

            for (String text : List.of("nobody", "+6581234567", "a@b@c.example", "a\r\nBcc: b@c.example")) {
                assertEquals(
                        "/address",
                        assertRefusedWithoutTrace(400, "invalid-request", () -> change.newAddress(text))
                                .path("violations[0].pointer"));
            }
        }

        @Test
        void theCurrentAddressStillLogsInAndTheNewOneDoesNot() {
            String newEmail = TestAccounts.freshEmail();
            newCodeSent(newEmail);

            Client.tryLogIn(account.email(), TestAccounts.PASSWORD).then().statusCode(201);
            Client.tryLogIn(newEmail, TestAccounts.PASSWORD).then().statusCode(401);
        }

        @Test
        void itCanBeCancelled() {
            assertCancels(currentVerified());
        }
    }

    @Nested
    class WhenTheNewCodeIsSent {
        @Test
        void itsCodeCompletesTheChange() {
            ChangeCalls change = newCodeSent(TestAccounts.freshEmail());

            change.newCode(codes.next(change.id()))
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("COMPLETED"))
                    .body("nextAction", equalTo("NONE"))
                    .body("revokedSessions", equalTo(0));
        }

        @Test
        void theCurrentCodeIsSpent() {
            ChangeCalls change = newCodeSent(TestAccounts.freshEmail());

            assertWrongState("NEW_CODE_SENT", () -> change.currentCode(codes.current(change.id())));
        }

        @Test
        void anotherAddressVoidsTheCodeOfTheFirst() {
            ChangeCalls change = newCodeSent(TestAccounts.freshEmail());
            String first = codes.next(change.id());
            String second = TestAccounts.freshEmail();

            change.newAddress(second)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("NEW_CODE_SENT"))
                    .body("newAddress", equalTo(second));

            assertCounted(4, change.newCode(first));
            change.newCode(codes.next(change.id())).then().statusCode(200);
            assertEquals(second, database.value("select email from account where id = ?", account.id()));
        }

        @Test
        void itStaysSoAfterAResend() {
            ChangeCalls change = newCodeSent(TestAccounts.freshEmail());
            clock.advance(Duration.ofSeconds(60));

            change.resend().then().statusCode(200).body("state", equalTo("NEW_CODE_SENT"));
        }

        @Test
        void itCanBeCancelled() {
            assertCancels(newCodeSent(TestAccounts.freshEmail()));
        }
    }

    @Nested
    class WhenItIsClosed {
        @Test
        void nothingFollowsItsCompletion() {
            ChangeCalls change = completed(TestAccounts.freshEmail());

            assertClosed("COMPLETED", change);
            assertCodesRefused(change, 409, "wrong-state");
        }

        @Test
        void nothingFollowsItsCancellation() {
            ChangeCalls change = newCodeSent(TestAccounts.freshEmail());
            change.cancel().then().statusCode(204);

            assertClosed("CANCELLED", change);
            assertCodesRefused(change, 409, "wrong-state");
        }

        @Test
        void nothingFollowsItsEnd() {
            ChangeCalls change = newCodeSent(TestAccounts.freshEmail());
            clock.advance(Duration.ofMinutes(30));
            ChangeCalls later = change.by(Client.of(account));

            // The session that began it, with a token that has not expired.
            assertState("EXPIRED", later);
            assertEquals(204, later.cancel().statusCode());
            assertEquals(
                    "NEW_CODE_SENT",
                    database.value("select state from credential_change where id = ?", change.id()),
                    "an expiry is derived, not written by a call that changes nothing");
        }

        @Test
        void nothingFollowsItsLock() {
            ChangeCalls change = currentCodeSent();
            enterWrongCurrentCodes(change, 5);

            assertClosed("LOCKED", change);
            assertRefusedWithoutTrace(423, "locked", () -> change.currentCode(codes.current(change.id())));
            assertRefusedWithoutTrace(423, "locked", () -> change.newCode(codes.current(change.id())));
        }

        private void assertClosed(String state, ChangeCalls change) {
            clock.advance(Duration.ofSeconds(60));
            assertState(state, change);
            assertWrongState(state, () -> change.newAddress(TestAccounts.freshEmail()));
            assertWrongState(state, change::resend);
            List<String> before = database.everythingOf(account.id());
            change.cancel().then().statusCode(204);
            assertEquals(before, database.everythingOf(account.id()));
        }

        private void assertCodesRefused(ChangeCalls change, int status, String problem) {
            assertRefusedWithoutTrace(status, problem, () -> change.currentCode(codes.current(change.id())));
            assertRefusedWithoutTrace(status, problem, () -> change.newCode(codes.next(change.id())));
        }
    }

    @Test
    void lookingNeverChangesAnything() {
        ChangeCalls change = newCodeSent(TestAccounts.freshEmail());
        clock.advance(Duration.ofMinutes(31));
        Client later = Client.of(account);
        List<String> before = database.everythingOf(account.id());

        assertState("EXPIRED", change.by(later));
        later.request().get(ChangeCalls.PATH).then().statusCode(200).body("items[0].state", equalTo("EXPIRED"));

        assertEquals(before, database.everythingOf(account.id()));
        assertTrue(before.toString().contains("NEW_CODE_SENT"));
    }

    private void assertCancels(ChangeCalls change) {
        change.cancel().then().statusCode(204);

        assertState("CANCELLED", change);
        change.cancel().then().statusCode(204);
        assertEquals(
                1,
                database.count(
                        "select count(*) from activity where account_id = ? and type = 'CREDENTIAL_CHANGE_CANCELLED'",
                        account.id()));
    }
}
