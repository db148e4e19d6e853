package com.truewatch.billing.accounts.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.account.address.Address;
import com.truewatch.billing.accounts.account.address.EmailAddress;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.security.TestSecrets;
import com.truewatch.billing.accounts.platform.security.secret.Secrets;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How a code comes about. */
class OneTimeCodesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Address ADDRESS = new EmailAddress("a@mail.example", "a@mail.example");
    private static final Secrets SECRETS = TestSecrets.withKeys("one", "two");

    @Nested
    class Truncation {
        /** RFC 4226, 5.4. */
        @Test
        void readsFourBytesAtTheOffsetInTheLastNibble() {
            assertEquals("872921", truncate("1f8698690e02ca16618550ef7f19da8e945b555a"));
        }

        @Test
        void reachesNoFurtherThanTheNineteenthByteOfALongerTag() {
            assertEquals("776921", truncate("00".repeat(15) + "00fffed9" + "00".repeat(12) + "0f"));
        }

        @Test
        void keepsLeadingZeros() {
            assertEquals("000007", truncate("00000007" + "00".repeat(28)));
            assertEquals("000000", truncate("00".repeat(32)));
        }

        @Test
        void ignoresTheSign() {
            assertEquals("483647", truncate("ffffffff" + "00".repeat(28)));
        }

        private String truncate(String tag) {
            return Challenge.truncate(HexFormat.of().parseHex(tag));
        }
    }

    @Test
    void codesAreSixDigitsAndEvenlySpread() {
        int[] heads = new int[1000];
        int[] tails = new int[1000];
        int n = 200_000;
        for (int i = 0; i < n; i++) {
            String code = code(challenge());
            assertTrue(code.matches("[0-9]{6}"), code);
            heads[Integer.parseInt(code.substring(0, 3))]++;
            tails[Integer.parseInt(code.substring(3))]++;
        }
        assertEven(heads, n);
        assertEven(tails, n);
    }

    /** Chi-square with 999 degrees of freedom: mean 999, deviation 44.7; six deviations are not chance. */
    private static void assertEven(int[] counts, int n) {
        double expected = (double) n / counts.length;
        double chiSquare = Arrays.stream(counts)
                .mapToDouble(it -> (it - expected) * (it - expected) / expected)
                .sum();
        assertEquals(999, chiSquare, 6 * 44.7);
    }

    @Nested
    class ACodeIsBoundTo {
        @Test
        void theSaltOfItsSend() {
            Challenge challenge = challenge();
            String first = code(challenge);
            challenge.send(ADDRESS, "one", NOW);

            assertNotEquals(first, code(challenge));
        }

        @Test
        void itsChallengeAndAccount() {
            OwnedId id = challenge().id();

            assertBound("id", new OwnedId(id.accountId(), UUID.randomUUID()));
            assertBound("id", new OwnedId(UUID.randomUUID(), id.id()));
        }

        @Test
        void itsPurpose() {
            assertBound("purpose", Purpose.PHONE_CHANGE);
        }

        @Test
        void itsStep() {
            assertBound("step", Step.NEW);
        }

        @Test
        void itsAddress() {
            assertBound("address", "b@mail.example");
        }

        @Test
        void itsKey() {
            assertBound("keyId", "two");
        }

        /** Ten challenges, because two codes are the same by chance once in a million. */
        private void assertBound(String field, Object other) {
            int changed = 0;
            for (int i = 0; i < 10; i++) {
                Challenge challenge = challenge();
                String before = code(challenge);
                set(challenge, field, other);
                changed += before.equals(code(challenge)) ? 0 : 1;
            }
            assertTrue(changed >= 9, changed + " of 10 changed with " + field);
        }
    }

    @Nested
    class WhenTheKeyIsRotated {
        @Test
        void aCodeOfTheKeyBeforeStaysGood() {
            Challenge sent = challenge();

            assertEquals(sent.code(TestSecrets.withKeys("one")), sent.code(TestSecrets.withKeys("two", "one")));
            assertTrue(sent.code(TestSecrets.withKeys("two", "one")).isPresent());
        }

        @Test
        void noCodeOfARetiredKeyIsEverRight() {
            assertEquals(Optional.empty(), challenge().code(TestSecrets.withKeys("two", "three")));
        }
    }

    private static Challenge challenge() {
        return new Challenge(
                ChallengeRequest.ofHolder(UUID.randomUUID(), Purpose.EMAIL_CHANGE, Step.CURRENT), ADDRESS, "one", NOW);
    }

    private static String code(Challenge challenge) {
        return challenge.code(SECRETS).orElseThrow();
    }

    private static void set(Challenge challenge, String name, Object value) {
        try {
            Field field = Challenge.class.getDeclaredField(name);
            field.setAccessible(true);
            field.set(challenge, value);
        } catch (ReflectiveOperationException failed) {
            throw new LinkageError(failed.getMessage(), failed);
        }
    }
}
