package com.truewatch.billing.accounts.credential;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.verification.CodePolicy;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Guessing, replaying and misplacing codes. */
@QuarkusTest
class CredentialChangeCodesTest extends ChangeTestCase {
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration MINUTE = Duration.ofSeconds(60);

    @Nested
    class AGuesser {
        @Test
        void hasFiveTriesForTheCurrentCode() {
            ChangeCalls change = currentCodeSent();

            for (int left = 4; left >= 0; left--) {
                assertCounted(left, change.currentCode(wrongCurrentCode(change)));
            }

            assertState("LOCKED", change);
            assertRefusedWithoutTrace(423, "locked", () -> change.currentCode(codes.current(change.id())));
            assertRefusedWithoutTrace(423, "locked", () -> change.currentCode(wrongCurrentCode(change)));
        }

        @Test
        void hasFiveTriesForTheNewCode() {
            ChangeCalls change = newCodeSent(TestAccounts.freshEmail());

            for (int left = 4; left >= 0; left--) {
                assertCounted(left, change.newCode(wrongNewCode(change)));
            }

            assertState("LOCKED", change);
            assertRefusedWithoutTrace(423, "locked", () -> change.newCode(codes.next(change.id())));
            assertEquals(account.email(), emailOfAccount());
        }

        @Test
        void getsNoNewTriesByAResend() {
            ChangeCalls change = currentCodeSent();
            enterWrongCurrentCodes(change, 4);
            clock.advance(MINUTE);

            change.resend().then().statusCode(200).body("attemptsLeft", equalTo(1));

            assertCounted(0, change.currentCode(wrongCurrentCode(change)));
            assertState("LOCKED", change);
        }

        @Test
        void getsNoNewTriesByAnotherAddress() {
            ChangeCalls change = newCodeSent(TestAccounts.freshEmail());
            assertCounted(4, change.newCode(wrongNewCode(change)));
            assertCounted(3, change.newCode(wrongNewCode(change)));

            change.newAddress(TestAccounts.freshEmail()).then().statusCode(200).body("attemptsLeft", equalTo(3));

            assertCounted(2, change.newCode(wrongNewCode(change)));
        }

        @Test
        void losesNoTryByATextThatIsNoCode() {
            ChangeCalls change = currentCodeSent().quickly(holder);

            for (String text : List.of("", "12345", "1234567", "12345a", " 123456", "１２３４５６", "+12345")) {
                assertRefusedWithoutTrace(400, "invalid-request", () -> change.currentCode(text));
            }
        }
    }

    @Nested
    class AResend {
        @Test
        void beforeItsTimeIsRefusedAndLeavesTheCodeGood() {
            ChangeCalls change = currentCodeSent();
            String code = codes.current(change.id());
            clock.advance(MINUTE.minus(MILLISECOND));

            assertEquals(
                    "1",
                    assertRefusedWithoutTrace(429, "too-many-requests", change::resend)
                            .header("Retry-After"));

            change.currentCode(code).then().statusCode(200);
        }

        @Test
        void voidsTheCodeBeforeIt() {
            ChangeCalls change = currentCodeSent();
            String old = codes.current(change.id());
            clock.advance(MINUTE);
            change.resend().then().statusCode(200);

            assertCounted(4, change.currentCode(old));
            change.currentCode(codes.current(change.id())).then().statusCode(200);
        }

        @Test
        void startsThePauseAnew() {
            ChangeCalls change = newCodeSent(TestAccounts.freshEmail());
            clock.advance(MINUTE);
            change.resend().then().statusCode(200);

            assertEquals(
                    "60",
                    assertRefusedWithoutTrace(429, "too-many-requests", change::resend)
                            .header("Retry-After"));
        }
    }

    @Nested
    class Time {
        @Test
        void aCodeIsGoodUntilTenMinutesAreOver() {
            ChangeCalls change = currentCodeSent();
            clock.advance(CodePolicy.LIFETIME.minus(MILLISECOND));
            ChangeCalls inTime = refreshed(change);

            inTime.currentCode(codes.current(change.id())).then().statusCode(200);
        }

        @Test
        void aLapsedCodeCostsNoTryAndCanBeResent() {
            ChangeCalls change = currentCodeSent();
            clock.advance(CodePolicy.LIFETIME);
            ChangeCalls late = refreshed(change);

            assertRefusedWithoutTrace(422, "code-expired", () -> late.currentCode(codes.current(change.id())));
            clock.advance(MILLISECOND);
            assertRefusedWithoutTrace(422, "code-expired", () -> late.currentCode(wrongCurrentCode(change)));

            late.resend().then().statusCode(200).body("attemptsLeft", equalTo(5));
            late.currentCode(codes.current(change.id())).then().statusCode(200);
        }

        @Test
        void aChangeLivesUntilThirtyMinutesAreOver() {
            ChangeCalls change = newCodeSent(TestAccounts.freshEmail());
            clock.advance(Duration.ofMinutes(25));
            refreshed(change).resend().then().statusCode(200);
            clock.advance(Duration.ofMinutes(5).minus(MILLISECOND));
            ChangeCalls last = refreshed(change);
            assertState("NEW_CODE_SENT", last);

            for (int i = 0; i < 2; i++) {
                clock.advance(MILLISECOND);
                assertState("EXPIRED", last);
                assertWrongState("EXPIRED", () -> last.currentCode(codes.current(change.id())));
                assertWrongState("EXPIRED", () -> last.newCode(codes.next(change.id())));
                assertWrongState("EXPIRED", () -> last.newAddress(TestAccounts.freshEmail()));
                assertWrongState("EXPIRED", last::resend);
            }
            assertEquals(account.email(), emailOfAccount());
        }

        /** The same session with a younger access token. */
        private ChangeCalls refreshed(ChangeCalls change) {
            holder = holder.refreshed();
            return change.by(holder);
        }
    }

    @Nested
    class ACodeFitsNothingElse {
        @Test
        void notTheOtherStep() {
            ChangeCalls change = newCodeSent(TestAccounts.freshEmail());

            assertCounted(4, change.newCode(codes.current(change.id())));
        }

        @Test
        void notALaterChange() {
            String old = codes.current(currentCodeSent().id());

            assertCounted(4, currentCodeSent().currentCode(old));
        }

        @Test
        void notTheOtherCredential() {
            ChangeCalls email = currentCodeSent();
            ChangeCalls phone = ChangeCalls.start(holder, "PHONE");

            assertCounted(4, email.currentCode(codes.current(phone.id())));
            assertCounted(4, phone.currentCode(codes.current(email.id())));
        }

        @Test
        void notAnotherAccount() {
            TestAccount stranger = accounts.create();
            ChangeCalls theirs = ChangeCalls.start(Client.of(stranger), "EMAIL");

            assertCounted(4, currentCodeSent().currentCode(codes.current(theirs.id())));
        }

        @Test
        void notABindingWhoseEmailWasChangedMeanwhile() {
            TestAccount phoneless = accounts.createWithoutPhone();
            Client client = Client.of(phoneless);
            ChangeCalls binding = ChangeCalls.start(client, "PHONE");
            String sentToTheOldEmail = codes.current(binding.id());
            ChangeCalls email = ChangeCalls.start(client, "EMAIL");
            email.currentCode(codes.current(email.id())).then().statusCode(200);
            email.newAddress(TestAccounts.freshEmail()).then().statusCode(200);
            email.newCode(codes.next(email.id())).then().statusCode(200);

            assertRefused(422, "code-expired", binding.currentCode(sentToTheOldEmail));

            clock.advance(MINUTE);
            binding.resend().then().statusCode(200);
            binding.currentCode(codes.current(binding.id())).then().statusCode(200);
        }
    }

    String emailOfAccount() {
        return database.value("select email from account where id = ?", account.id());
    }
}
