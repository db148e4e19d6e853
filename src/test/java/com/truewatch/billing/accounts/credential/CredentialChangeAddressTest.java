package com.truewatch.billing.accounts.credential;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The new address: one's own, another's, a free one; and who is told. */
@QuarkusTest
class CredentialChangeAddressTest extends ChangeTestCase {
    @Nested
    class OnesOwnAddress {
        @Test
        void isRefusedInEverySpelling() {
            ChangeCalls change = currentVerified();
            String email = account.email();

            for (String spelling : List.of(
                    email,
                    email.toUpperCase(Locale.ROOT),
                    "  " + email + " ",
                    email.replace("mail.example", "MAIL．example"),
                    email.replace("mail.example", "ｍａｉｌ.example"))) {
                assertRefusedWithoutTrace(422, "same-address", () -> change.newAddress(spelling));
            }
        }

        @Test
        void isRefusedInEverySpellingOfAPhone() {
            ChangeCalls change = ChangeCalls.start(holder, "PHONE");
            change.currentCode(codes.current(change.id())).then().statusCode(200);
            String digits = account.phone().substring(3);

            for (String spelling : List.of(
                    account.phone(), "+65 " + digits, "+65 " + digits.substring(0, 4) + "-" + digits.substring(4))) {
                assertRefusedWithoutTrace(422, "same-address", () -> change.newAddress(spelling));
            }
        }
    }

    @Nested
    class AnothersAddress {
        @Test
        void looksFreeUntilItsCodeIsEntered() {
            TestAccount owner = accounts.create();
            ChangeCalls change = currentVerified();

            change.newAddress(owner.email())
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("NEW_CODE_SENT"))
                    .body("attemptsLeft", equalTo(5));
            assertCounted(4, change.newCode(wrongNewCode(change)));

            List<String> ofOwner = database.everythingOf(owner.id());
            assertRefused(409, "address-unavailable", change.newCode(codes.next(change.id())));

            change.get()
                    .then()
                    .body("state", equalTo("CURRENT_VERIFIED"))
                    .body("newAddress", nullValue())
                    .body("attemptsLeft", equalTo(4));
            assertEquals(account.email(), emailOfAccount());
            List<String> told = database.everythingOf(owner.id());
            assertEquals(ofOwner.size() + 1, told.size());
            assertTrue(told.containsAll(ofOwner));
            assertEquals(List.of("EMAIL_CHANGE_NEW_CODE", "ADDRESS_CLAIMED"), database.templatesTo(owner.email()));
        }

        @Test
        void spendsItsCode() {
            TestAccount owner = accounts.create();
            ChangeCalls change = newCodeSent(owner.email());
            String code = codes.next(change.id());
            change.newCode(code).then().statusCode(409);

            assertWrongState("CURRENT_VERIFIED", () -> change.newCode(code));
        }

        @Test
        void isFollowedByAFreeOneWithTheTriesThatAreLeft() {
            ChangeCalls change = newCodeSent(accounts.create().email());
            assertCounted(4, change.newCode(wrongNewCode(change)));
            change.newCode(codes.next(change.id())).then().statusCode(409);
            String free = TestAccounts.freshEmail();

            change.newAddress(free).then().statusCode(200).body("attemptsLeft", equalTo(4));
            assertCounted(3, change.newCode(wrongNewCode(change)));
            change.newCode(codes.next(change.id())).then().statusCode(200).body("state", equalTo("COMPLETED"));

            assertEquals(free, emailOfAccount());
        }

        @Test
        void isFoundTakenInAnySpelling() {
            TestAccount owner = accounts.create();
            ChangeCalls change = newCodeSent(owner.email().toUpperCase(Locale.ROOT));

            assertRefused(409, "address-unavailable", change.newCode(codes.next(change.id())));
        }
    }

    @Nested
    class ACompletedChange {
        @Test
        void tellsBothEmailsAndTheOldOneOnlyAMaskedAddress() {
            String newEmail = TestAccounts.freshEmail();
            completed(newEmail);

            assertEquals(
                    List.of("EMAIL_CHANGE_CURRENT_CODE", "EMAIL_CHANGED_FORMER"),
                    database.templatesTo(account.email()));
            assertEquals(List.of("EMAIL_CHANGE_NEW_CODE", "EMAIL_CHANGED"), database.templatesTo(newEmail));
            String toTheOldOne = database.value(
                    "select facts::text from message where recipient = ? and template = 'EMAIL_CHANGED_FORMER'",
                    account.email());
            assertTrue(toTheOldOne.contains("f**@mail.example"), toTheOldOne);
            assertFalse(toTheOldOne.contains(newEmail), toTheOldOne);
        }

        @Test
        void ofAPhoneTellsBothPhonesAndTheEmail() {
            String newPhone = TestAccounts.freshPhone();
            changePhone(holder, newPhone);

            assertEquals(
                    List.of("PHONE_CHANGE_CURRENT_CODE", "PHONE_CHANGED_FORMER"),
                    database.templatesTo(account.phone()));
            assertEquals(List.of("PHONE_CHANGE_NEW_CODE"), database.templatesTo(newPhone));
            assertEquals(List.of("PHONE_CHANGED"), database.templatesTo(account.email()));
        }

        @Test
        void ofAFirstPhoneGoesByTheEmail() {
            TestAccount phoneless = accounts.createWithoutPhone();
            String newPhone = TestAccounts.freshPhone();
            changePhone(Client.of(phoneless), newPhone);

            assertEquals(List.of("PHONE_BINDING_CURRENT_CODE", "PHONE_BOUND"), database.templatesTo(phoneless.email()));
            assertEquals(List.of("PHONE_CHANGE_NEW_CODE"), database.templatesTo(newPhone));
            assertEquals(newPhone, database.value("select phone from account where id = ?", phoneless.id()));
        }

        @Test
        void isInTheTimelineAndTheFeedWithTheAccountsVersion() {
            completed(TestAccounts.freshEmail());

            assertEquals(
                    List.of(
                            "LOGIN",
                            "CREDENTIAL_CHANGE_STARTED",
                            "CURRENT_CODE_ENTERED",
                            "NEW_ADDRESS_GIVEN",
                            "EMAIL_CHANGED"),
                    database.rows("select type from activity where account_id = ? order by id", account.id()));
            assertEquals(
                    List.of("account.email-changed " + account.id() + " "
                            + database.value("select version from account where id = ?", account.id())),
                    database.rows(
                            "select type || ' ' || subject || ' ' || account_version from event where account_id = ?",
                            account.id()));
        }
    }

    private void changePhone(Client client, String newPhone) {
        ChangeCalls change = ChangeCalls.start(client, "PHONE");
        change.currentCode(codes.current(change.id())).then().statusCode(200);
        change.newAddress(newPhone).then().statusCode(200);
        change.newCode(codes.next(change.id())).then().statusCode(200);
    }

    private String emailOfAccount() {
        return database.value("select email from account where id = ?", account.id());
    }
}
