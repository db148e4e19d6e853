package com.truewatch.billing.accounts.account.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "+8613800138000",
                " +8613800138000 ",
                "+86 138 0013 8000",
                "+86-138-0013-8000",
                "+86 (138) 0013-8000",
                "+86013800138000",
                "+86 (0) 13800138000"
            })
    void oneNumberHasOneKeyHoweverItIsSpelt(String spelling) {
        PhoneNumber number = PhoneNumber.parse(spelling).orElseThrow();

        assertEquals("+8613800138000", number.key());
        assertEquals("+8613800138000", number.spelling());
        assertEquals("+8613800138000", number.deliverable());
    }

    @ParameterizedTest
    @CsvSource({"+6591234567,+65****4567", "+8613800138000,+86*******8000", "+12015550123,+12*****0123"})
    void theCountryAndTheLastFourDigitsAreShown(String number, String masked) {
        assertEquals(masked, PhoneNumber.parse(number).orElseThrow().masked());
    }

    @ParameterizedTest
    @ValueSource(strings = {"+6591234567", "+12015550123", "+447911123456", "+4917612345678", "+5511961234567"})
    void normalisingTwiceIsNormalisingOnce(String spelling) {
        String key = PhoneNumber.parse(spelling).orElseThrow().key();

        assertEquals(key, PhoneNumber.parse(key).orElseThrow().key());
    }

    /** libphonenumber alone reads each of these into a valid number. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "13800138000",
                "008613800138000",
                "8613800138000",
                "\uff0b8613800138000",
                "+\uff18\uff1613800138000",
                "+86138001380\u0660\u0660",
                "tel:+8613800138000",
                "+8613800138000;ext=12",
                "+8613800138000 ext. 12",
                "+8613800138000 x12",
                "+8613800138000#12",
                "+8613800138000,,12",
                "+1-380-FLOWERS",
                "1-380-FLOWERS",
                "+8613800I38000",
                "\u202e+8613800138000",
                "+86\u202e13800138000",
                "+8613800138000\u0000",
                "\u0000+8613800138000",
                "+86138\n00138000",
                "+8613800138000\n",
                "+8613800138000\r\n",
                "\n+8613800138000",
                "+8613800138000\t",
                "+8613800138000\u000b",
                "+8613800138000\u001f",
                "+8613800138000\u0085",
                "+8613800138000\u2028",
                "+8613800138000\u2029",
                "+86\u00a013800138000",
                "+86.138.0013.8000",
                "+86/13800138000",
                "++8613800138000",
                "+86+13800138000"
            })
    void whatOnlyLooksLikeANumberIsNone(String text) {
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "+", "+65", "+0591234567", "+6591234", "+659123456789", "+99912345678", "+1234567890123456"})
    void aNumberThatNobodyHasIsRefused(String text) {
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+19002345678", "+449012345678", "+18002345678", "+80012345678", "+979123456789"})
    void aNumberThatChargesOrTakesNoMessageIsRefused(String premiumOrTollFree) {
        assertRefused(premiumOrTollFree);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "+1", "+", " ", "(", "-"})
    void aHundredKilobytesAreRefusedAndNoneTakesLong(String part) {
        assertRefused("+86" + part.repeat(100_000 / part.length()));
    }

    private static void assertRefused(String text) {
        assertTrue(PhoneNumber.parse(text).isEmpty(), () -> "accepted as " + PhoneNumber.parse(text));
    }
}
