package com.truewatch.billing.accounts.realname.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
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
                    " ",
                    "-",
                    "()",
                    "ABCDEF",
                    "１２３４５６",
                    "ＳＧ123",
                    "S123\u0000",
                    "S123\u202e",
                    "123\ud83d\ude00",
                    "P&G851223B24",
                    "131052+308T",
                    "МА1953684",
                    "٣٣١-١٠٥-٢٦٨",
                    "=1+2",
                    "@123",
                    "1234\n5",
                    "-12345",
                    "12345;drop",
                    "12345678901234567890123456789012345678901"
                })
        void inAnotherFormIsRefused(String number) {
            assertTrue(IdentityNumbers.flawOfCompany("SG", number).isPresent());
        }
    }

    @Nested
    class OfTheFirstYearsInXiamen {
        @ParameterizedTest
        @ValueSource(strings = {"91350203M0001QKT19", "91350203M0001FUE2P", "91350200M000000002"})
        void isForStaffToConfirmWhereItsCheckCharacterIsWrong(String code) {
            assertEquals(Optional.empty(), IdentityNumbers.flawOfCompany("CN", code));
            assertTrue(IdentityNumbers.needsConfirmation("CN", code));
            assertFalse(IdentityNumbers.needsConfirmation("SG", code));
        }

        @ParameterizedTest
        @ValueSource(strings = {"91350203M0001FUE2J", "91350100M000100Y43"})
        void needsNoneWhereItIsRight(String code) {
            assertEquals(Optional.empty(), IdentityNumbers.flawOfCompany("CN", code));
            assertFalse(IdentityNumbers.needsConfirmation("CN", code));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "91350203MA2XN1234A",
                    "91350100M0001QKT19",
                    "91310000M0001QKT18",
                    "91350203M0001QKT1",
                    "91350203M0001QKT1I",
                    "91350203M0001QKT199"
                })
        void isNoOtherCode(String code) {
            assertTrue(IdentityNumbers.flawOfCompany("CN", code).isPresent());
            assertFalse(IdentityNumbers.needsConfirmation("CN", code));
        }
    }

    @Nested
    class AsCountriesGiveThemOut {
        /** Every form that python-stdnum 2.2 has an example of, in its documentation or its tests. */
        @ParameterizedTest
        @CsvFileSource(resources = "/numbers/python-stdnum-2.2.tsv", delimiter = '\t')
        void isTaken(String country, String kind, String number) {
            String written = IdentityNumbers.written(country, number);
            if (!(country + kind).equals("CNric")) {
                assertEquals(Optional.empty(), IdentityNumbers.flawOfCompany(country, written));
            }
            if (!(country + kind).equals("CNuscc")) {
                assertEquals(Optional.empty(), IdentityNumbers.flawOfPerson(country, written, TODAY));
            }
            String comparable = IdentityNumbers.comparable(number);
            assertEquals(comparable, IdentityNumbers.comparable(comparable));
            assertEquals(comparable, IdentityNumbers.comparable(number.toLowerCase(Locale.ROOT)));
        }

        @ParameterizedTest
        @CsvSource({
            "MX, P&G851223B24",
            "MX, ÑAM851223B24",
            "MX, 'N\u0303AM851223B24'",
            "FI, 131052+308T",
            "SE, 121212+1212",
            "SG, 7",
            "MU, C1",
            "GI, 539",
            "DE, 'Amtsgericht München, HRB 123456'",
            "DE, 'Amtsgericht Frankfurt am Main – Registergericht, HRB 98765'",
            "AT, FN 122119 m",
            "FR, 'RCS Nîmes B 552 081 317'",
            "TR, 'İstanbul 12345-5'",
            "CH, CHE-107.787.577 MWST",
            "KY, MC-123456",
            "MY, 201901000005 (1312345-X)",
            "IN, U74999MH2000PTC123456",
            "ID, AHU-0001234.AH.01.01.TAHUN 2020",
            "RU, 1027700132195",
            "GR, 'ΑΒ 123456'",
            "BG, 'БГ123456789'"
        })
        void isTakenToo(String country, String number) {
            assertEquals(Optional.empty(), IdentityNumbers.flawOfCompany(country, number));
            assertEquals(Optional.empty(), IdentityNumbers.flawOfPerson(country, number, TODAY));
        }

        @ParameterizedTest
        @CsvSource({
            "CN, 11010519491231002x, 11010519491231002X",
            "CN, 110105 19491231 002x, 11010519491231002X",
            "CN, 91350100m000100y43, 91350100M000100Y43",
            "SG, 201812345k, 201812345k",
            "DE, HRB 1, HRB 1"
        })
        void isKeptAsItsCountryWritesIt(String country, String number, String written) {
            assertEquals(written, IdentityNumbers.written(country, number));
        }

        @Test
        void hasAHundredCharactersAtMost() {
            String court = "1" + "a".repeat(99);

            assertEquals(Optional.empty(), IdentityNumbers.flawOfCompany("DE", court));
            assertTrue(IdentityNumbers.flawOfCompany("DE", court + "a").isPresent());
            assertEquals(Optional.empty(), IdentityNumbers.flawOfCompany("DE", "1".repeat(40)));
            assertTrue(IdentityNumbers.flawOfCompany("DE", "1".repeat(41)).isPresent());
        }
    }

    /** What stands in the database was indexed so: another index of the same number would part an enterprise. */
    @ParameterizedTest
    @CsvSource({"12.345.678/0001-95, 12345678000195", "a123456(7), A1234567", "HRB 12345, HRB12345", "gb-12/3, GB123"})
    void isComparedAsEver(String number, String comparable) {
        assertEquals(comparable, IdentityNumbers.comparable(number));
    }

    @ParameterizedTest
    @CsvSource({
        "131052-308T, 131052+308T",
        "P&G851223B24, PG851223B24",
        "ÑAM851223B24, NAM851223B24",
        "HRA 123, HRB 123"
    })
    void isNotTheSameAsAnother(String one, String other) {
        assertFalse(IdentityNumbers.comparable(one).equals(IdentityNumbers.comparable(other)));
    }

    @ParameterizedTest
    @CsvSource({
        "P & G 851223-B24, p&g851223b24",
        "'N\u0303AM851223B24', ñam 851223 B24",
        "'900,206,480-2', 900.206.480 – 2",
        "٣٣١-١٠٥-٢٦٨, 331105268",
        "۹٤۹-۸۹۱-۲۰٤, 949 891 204",
        "МА1953684, ma1953684",
        "ΑΒ 123456, ab-123456",
        "'München, HRB 1', MÜNCHEN HRB 1",
        "'Mu\u0308nchen HRB 1', München HRB1",
        "Gießen HRB 1, GIESSEN HRB 1"
    })
    void isTheSameInAnotherSpelling(String one, String other) {
        assertEquals(IdentityNumbers.comparable(one), IdentityNumbers.comparable(other));
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
        assertEquals("**", IdentityNumbers.masked("C1"));
        assertEquals("**9", IdentityNumbers.masked("539"));
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
