package com.truewatch.billing.accounts.delivery.sms;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** In which country a mobile phone is at home. Satellite networks have country codes, but no country. */
public final class MobileNumbers {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Set<PhoneNumberType> MOBILE =
            EnumSet.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE);

    private MobileNumbers() {}

    /** The ISO 3166-1 alpha-2 code; empty for what is not the number of a mobile phone of a country. */
    public static Optional<String> countryOf(String e164) {
        try {
            PhoneNumber number = NUMBERS.parse(e164, null);
            return MOBILE.contains(NUMBERS.getNumberType(number))
                    ? Optional.ofNullable(NUMBERS.getRegionCodeForNumber(number))
                            .filter(MobileNumbers::isCountry)
                    : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    /** Whether this is the code of a country that has telephone numbers. */
    static boolean isCountry(String code) {
        return NUMBERS.getSupportedRegions().contains(code);
    }
}
