package com.truewatch.billing.accounts.account.address;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import com.truewatch.billing.accounts.platform.text.Blanks;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A telephone number in E.164. The pattern comes first: libphonenumber alone would read letters, full-width digits,
 * extensions and hidden characters into a valid number.
 *
 * @param key {@code +}, country code, number: at most 15 digits
 */
public record PhoneNumber(String key) implements Address {
    private static final int DIGITS_SHOWN = 4;
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9][0-9 ()-]{5,24}");
    private static final String NO_COUNTRY = "ZZ";
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /** Kinds of number that take no text message, or that charge whoever sends one. */
    private static final Set<PhoneNumberType> UNREACHABLE = EnumSet.of(
            PhoneNumberType.PREMIUM_RATE,
            PhoneNumberType.SHARED_COST,
            PhoneNumberType.TOLL_FREE,
            PhoneNumberType.UAN,
            PhoneNumberType.VOICEMAIL,
            PhoneNumberType.PAGER);

    /** The number in this text, which begins with {@code +}; empty when it is none that a message can be sent to. */
    public static Optional<PhoneNumber> parse(String text) {
        String typed = Blanks.strip(text);
        if (!INTERNATIONAL.matcher(typed).matches()) {
            return Optional.empty();
        }
        try {
            Phonenumber.PhoneNumber number = NUMBERS.parse(typed, null);
            return NUMBERS.isValidNumber(number) && !UNREACHABLE.contains(NUMBERS.getNumberType(number))
                    ? Optional.of(new PhoneNumber(NUMBERS.format(number, PhoneNumberFormat.E164)))
                    : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    /**
     * The ISO 3166-1 alpha-2 code of the country that it belongs to.
     *
     * @return {@code ZZ} for a number of no country, for example of a satellite network
     */
    public String country() {
        try {
            String region = NUMBERS.getRegionCodeForNumber(NUMBERS.parse(key, null));
            return region == null || region.length() != 2 ? NO_COUNTRY : region;
        } catch (NumberParseException notANumber) {
            return NO_COUNTRY;
        }
    }

    @Override
    public String spelling() {
        return key;
    }

    @Override
    public String deliverable() {
        return key;
    }

    @Override
    public String masked() {
        int shown = key.length() - DIGITS_SHOWN;
        return key.substring(0, 3) + "*".repeat(Math.max(0, shown - 3)) + key.substring(shown);
    }
}
