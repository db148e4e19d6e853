package com.truewatch.billing.accounts.account.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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
                "+86 (0) 13800138000",
                "+86.138.0013.8000",
                "+86 138\u20110013\u20118000",
                "+86\u2010138\u20120013\u20138000",
                "+86\u2212138 0013 8000",
                "+86\u00a013800138000",
                "\u202d+86 138 0013 8000\u202c",
                "\u202a+86\u202f138\u202f0013\u202f8000\u202c",
                "\u2066+8613800138000\u2069",
                "\u200e+86\u200e13800138000",
                "+86\u200b138\ufeff00138000",
                "+86\u3000138\u20090013\u20078000",
                "\u00a0+86 138 0013 8000\u00a0"
            })
    void oneNumberHasOneKeyHoweverItIsSpelt(String spelling) {
        PhoneNumber number = PhoneNumber.parse(spelling).orElseThrow();

        assertEquals("+8613800138000", number.key());
        assertEquals("+8613800138000", number.spelling());
        assertEquals("+8613800138000", number.deliverable());
    }

    /** A messenger gives the first, a contact list of before 2019 the others. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "+5215512345678",
                "+52 1 55 1234 5678",
                "+52 1 (55) 1234-5678",
                "+52 01 55 1234 5678",
                "+52 044 55 1234 5678",
                "+52 045 55 1234 5678",
                "+52 55 1234 5678"
            })
    void aMexicanNumberIsTakenWithItsFormerPrefix(String spelling) {
        assertEquals("+525512345678", PhoneNumber.parse(spelling).orElseThrow().key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"+52 1 55 1234 567", "+52 1 55 1234 56789", "+52 2 55 1234 5678", "+52 1 1 55 1234 5678"})
    void aMexicanNumberWithAnythingElseIsNone(String spelling) {
        assertRefused(spelling);
    }

    /** Every type of every country, as people there write it. */
    @Test
    void theExampleOfEveryCountryIsTakenInEveryFormat() {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        for (String region : numbers.getSupportedRegions()) {
            Phonenumber.PhoneNumber example = numbers.getExampleNumberForType(region, PhoneNumberType.MOBILE);
            if (example != null) {
                String key = numbers.format(example, PhoneNumberFormat.E164);
                String written = numbers.format(example, PhoneNumberFormat.INTERNATIONAL);
                for (String blank : List.of(" ", ".", "-", "\u00a0", "\u2011")) {
                    String spelling = "\u202d" + written.replace(" ", blank) + "\u202c";
                    assertEquals(Optional.of(new PhoneNumber(key)), PhoneNumber.parse(spelling), region);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "13800138000, with + and country code",
        "008613800138000, with + and country code",
        "'', with + and country code",
        "+8613800138000 x12, no extension",
        "+\uff18\uff1613800138000, digits 0 to 9",
        "+1-380-FLOWERS, digits 0 to 9",
        "+6591234, a digit is wrong",
        "+99912345678, country code",
        "+19002345678, takes text messages",
        "+18002345678, takes text messages"
    })
    void whatIsNoneIsToldWhatToChange(String text, String advice) {
        assertRefused(text);
        assertTrue(PhoneNumber.advice(text).contains(advice), PhoneNumber.advice(text));
        assertTrue(text.isEmpty() || !PhoneNumber.advice(text).contains(text));
    }

    @Test
    void aLoginByANumberIsOneHoweverItIsCopied() {
        assertEquals(
                LoginName.of(PhoneNumber.parse("+8613800138000").orElseThrow()),
                LoginName.parse("\u202d+86\u00a0138\u20110013.8000\u202c"));
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
                "+86/13800138000",
                "\u202b+8613800138000",
                "\u2067+8613800138000",
                "+86\u060013800138000",
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
