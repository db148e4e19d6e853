package com.truewatch.billing.accounts.delivery.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MobileNumbersTest {
    @ParameterizedTest
    @CsvSource({
        "+6591234567, SG",
        "+8613800138000, CN",
        "+85251234567, HK",
        "+12015550123, US",
        "+14165550123, CA",
        "+18765550123, JM",
        "+447400123456, GB",
        "+447911123456, GG",
        "+447797712345, JE",
        "+79123456789, RU",
        "+77710009998, KZ",
    })
    void aMobilePhoneHasACountry(String number, String country) {
        assertEquals(Optional.of(country), MobileNumbers.countryOf(number));
    }

    /** Landlines, premium rate, toll-free, personal numbers, internet telephony, pagers. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "+6561234567",
                "+861065529988",
                "+442083661177",
                "+19002345678",
                "+18002345678",
                "+449012345678",
                "+447012345678",
                "+445512345678",
                "+447640123456",
                "+979123456789"
            })
    void anyOtherPhoneHasNone(String number) {
        assertEquals(Optional.empty(), MobileNumbers.countryOf(number));
    }

    /** Inmarsat, Globalstar, Iridium, and networks at sea and in the air. */
    @ParameterizedTest
    @ValueSource(strings = {"+870773111632", "+881812345678", "+881612345678", "+882161234567", "+883510012345"})
    void aSatelliteHasNone(String number) {
        assertEquals(Optional.empty(), MobileNumbers.countryOf(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "6591234567", "+659", "+99912345678", "demo@truewatch.example"})
    void whatIsNoNumberHasNone(String text) {
        assertEquals(Optional.empty(), MobileNumbers.countryOf(text));
    }
}
