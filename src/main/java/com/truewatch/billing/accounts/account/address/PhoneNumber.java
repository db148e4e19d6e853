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
 * extensions and what turns the order of digits around into a valid number. What programs put around a number that is
 * copied out of them is left out before, and all their blanks and hyphens are read as ours.
 *
 * @param key {@code +}, country code, number: at most 15 digits
 */
public record PhoneNumber(String key) implements Address {
    private static final int DIGITS_SHOWN = 4;
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9][0-9 .()-]{5,30}");

    /** Marks of direction, all but those that show the digits in another order. */
    private static final Pattern DIRECTION = Pattern.compile("[\\u200e\\u202a\\u202c\\u202d\\u2066\\u2068\\u2069]");

    private static final Pattern HYPHENS = Pattern.compile("[\\u2010-\\u2015\\u2212]");
    private static final Pattern BLANKS = Pattern.compile("\\p{Zs}");
    private static final Pattern FILLING = Pattern.compile("[^0-9+]");

    /**
     * Mexico had prefixes of mobile numbers until August 2019, which contact lists and messengers go on writing; with one of
     * them there are more than ten digits, so that none is mistaken for a number of today.
     */
    private static final Pattern FORMER_MEXICAN = Pattern.compile("\\+52(?:1|01|044|045)([0-9]{10})");

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
        return inUse(tidy(text))
                .filter(it -> !UNREACHABLE.contains(NUMBERS.getNumberType(it)))
                .map(it -> new PhoneNumber(NUMBERS.format(it, PhoneNumberFormat.E164)));
    }

    /** What to change in a text that is none, in words that do not repeat it. */
    public static String advice(String text) {
        String typed = tidy(text);
        if (!typed.startsWith("+")) {
            return "must be a phone number with + and country code, as +65 9123 4567";
        }
        if (!INTERNATIONAL.matcher(typed).matches()) {
            return "must have the digits 0 to 9 after the +, blanks . - ( ) between them, and no extension";
        }
        return inUse(typed).isEmpty()
                ? "must be a phone number that exists: the country code or a digit is wrong, missing or too many"
                : "must be a phone number that takes text messages: not a toll-free, premium-rate or pager number";
    }

    /** Whether a text is meant as one. */
    static boolean isMeantBy(String text) {
        return tidy(text).startsWith("+");
    }

    private static String tidy(String text) {
        String typed = DIRECTION.matcher(text).replaceAll("");
        return Blanks.strip(
                BLANKS.matcher(HYPHENS.matcher(typed).replaceAll("-")).replaceAll(" "));
    }

    private static Optional<Phonenumber.PhoneNumber> inUse(String typed) {
        if (!INTERNATIONAL.matcher(typed).matches()) {
            return Optional.empty();
        }
        String digits = FILLING.matcher(typed).replaceAll("");
        try {
            Phonenumber.PhoneNumber number =
                    NUMBERS.parse(FORMER_MEXICAN.matcher(digits).replaceAll("+52$1"), null);
            return NUMBERS.isValidNumber(number) ? Optional.of(number) : Optional.empty();
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
