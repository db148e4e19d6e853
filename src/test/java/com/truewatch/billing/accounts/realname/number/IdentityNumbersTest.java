package com.truewatch.billing.accounts.realname.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityNumbersTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Nested
    class OfAChinesePerson {
        private static final String VALID = "11010519491231002X";

        @ParameterizedTest
        @ValueSource(strings = {VALID, "110101199003070038"})
        void fitsItsCheckCharacter(String number) {
            assertEquals(Optional.empty(), flaw(number));
        }

        @Test
        void withAnyOtherCheckCharacterIsRefused() {
            for (char check : "0123456789".toCharArray()) {
                assertTrue(flaw(VALID.substring(0, 17) + check).isPresent());
            }
        }

        @Test
        void withTwoNeighboursSwappedIsRefused() {
            for (int i = 0; i < 16; i++) {
                if (VALID.charAt(i) != VALID.charAt(i + 1)) {
                    String swapped =
                            VALID.substring(0, i) + VALID.charAt(i + 1) + VALID.charAt(i) + VALID.substring(i + 2);
                    assertTrue(flaw(swapped).isPresent(), swapped);
                }
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "1101051949123100",
                    "110105491231002",
                    "11010519491231002x",
                    "11010519491231002XX",
                    "１１０１０５１９４９１２３１００２Ｘ",
                    "١١٠١٠٥١٩٤٩١٢٣١٠٠٢X",
                    "110105 19491231 002X",
                    "11010519491231002\u0425",
                    "+1010519491231002X"
                })
        void inAnotherFormIsRefused(String number) {
            assertEquals(
                    Optional.of("must be 17 digits and a check character, which is a digit or a capital X"),
                    flaw(number));
        }

        @ParameterizedTest
        @CsvSource({
            "19490229, false",
            "19480229, true",
            "19491301, false",
            "19490431, false",
            "18991231, false",
            "19000101, true",
            "20261123, true",
            "20261124, false"
        })
        void isOfSomebodyWhoCanHaveBeenBorn(String date, boolean possible) {
            String number = withCheckCharacter("110105" + date + "002");

            assertEquals(possible, flaw(number).isEmpty(), number);
        }

        private Optional<String> flaw(String number) {
            return IdentityNumbers.flawOfPerson("CN", number, TODAY);
        }

        /** By the table of the standard, which is not how the code does it. */
        private String withCheckCharacter(String digits) {
            int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
            int sum = 0;
            for (int i = 0; i < weights.length; i++) {
                sum += (digits.charAt(i) - '0') * weights[i];
            }
            return digits + "10X98765432".charAt(sum % 11);
        }
    }

    @Nested
    class OfAChineseCompany {
        @ParameterizedTest
        @ValueSource(strings = {"91350100M000100Y43", "91110000600037341L"})
        void fitsItsCheckCharacter(String code) {
            assertEquals(Optional.empty(), flaw(code));
        }

        @Test
        void withAnyOtherCheckCharacterIsRefused() {
            for (char check : "012456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
                assertTrue(flaw("91350100M000100Y4" + check).isPresent(), "" + check);
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "91350100M000100Y4",
                    "91350100M000100Y433",
                    "91350100m000100y43",
                    "9135O100M000100Y43",
                    "91350100MIOSVZ0Y43",
                    "９１３５０１００M000100Y43",
                    "9A35010AM000100Y43"
                })
        void inAnotherFormIsRefused(String code) {
            assertTrue(flaw(code).orElseThrow().startsWith("must be 18 "), code);
        }

        private Optional<String> flaw(String code) {
            return IdentityNumbers.flawOfCompany("CN", code);
        }
    }

    @Nested
    class Elsewhere {
        @ParameterizedTest
        @ValueSource(strings = {"S1234567D", "HRB 12345", "12.345.678/0001-95", "A123456(7)", "1234", "201812345K"})
        void isAskedForItsLengthAndCharactersAlone(String number) {
            assertEquals(Optional.empty(), IdentityNumbers.flawOfCompany("SG", number));
            assertEquals(Optional.empty(), IdentityNumbers.flawOfPerson("SG", number, TODAY));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "123",
                    "ABCDEF",
                    "１２３４５６",
                    "1234\n5",
                    "-12345",
                    "12345;drop",
                    "12345678901234567890123456789012345678901"
                })
        void inAnotherFormIsRefused(String number) {
            assertTrue(IdentityNumbers.flawOfCompany("SG", number).isPresent());
        }
    }

    @Test
    void isTheSameHoweverItIsWritten() {
        assertEquals("A1234567", IdentityNumbers.comparable("a123456(7)"));
        assertEquals(IdentityNumbers.comparable("12.345.678/0001-95"), IdentityNumbers.comparable("12345678 0001 95"));
    }

    @Test
    void isShownByAThirdOfItAtMost() {
        assertEquals("**************002X", IdentityNumbers.masked("11010519491231002X"));
        assertEquals("***4", IdentityNumbers.masked("1234"));
        assertEquals("*******67D", IdentityNumbers.masked("S12345567D"));
    }

    @Test
    void isNeverRepeatedInWhatIsWrongWithIt() {
        for (String number : new String[] {"110105194912310021", "11010519491331002X", "secret-number"}) {
            assertFalse(IdentityNumbers.flawOfPerson("CN", number, TODAY)
                    .orElseThrow()
                    .contains(number));
        }
    }
}
