package com.truewatch.billing.accounts.realname.number;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rules of each country: of China by check characters, of the others by length and characters. */
public final class IdentityNumbers {
    /** Where the check characters are known. */
    public static final String CHINA = "CN";

    private static final Pattern BLANKS = Pattern.compile("\\p{Zs}");
    private static final int SHOWN = 4;

    private IdentityNumbers() {}

    /** As it is looked at and kept: of China in capital letters and without blanks, of the others as the holder writes it. */
    public static String written(String country, String number) {
        return country.equals(CHINA) ? BLANKS.matcher(number).replaceAll("").toUpperCase(Locale.ROOT) : number;
    }

    /** What is wrong with a person's number, in words that do not repeat it. */
    public static Optional<String> flawOfPerson(String country, String number, LocalDate today) {
        return country.equals(CHINA) ? ChineseIdNumber.flaw(number, today) : ForeignNumber.flaw(country, number);
    }

    /**
     * What is wrong with a company's registration number or tax id, in words that do not repeat it. One of China whose check
     * character only staff can judge has none.
     */
    public static Optional<String> flawOfCompany(String country, String number) {
        if (!country.equals(CHINA)) {
            return ForeignNumber.flaw(country, number);
        }
        return SocialCreditCode.needsConfirmation(number) ? Optional.empty() : SocialCreditCode.flaw(number);
    }

    /** Whether a company's number is certified only when staff have seen it in the register. */
    public static boolean needsConfirmation(String country, String number) {
        return country.equals(CHINA) && SocialCreditCode.needsConfirmation(number);
    }

    /** The same for every way of writing a number: capital letters and digits, without filling characters. */
    public static String comparable(String number) {
        return ForeignNumber.comparable(number);
    }

    /** The last four characters, and never more than a third of it. */
    public static String masked(String number) {
        int shown = Math.min(SHOWN, number.length() / 3);
        return "*".repeat(number.length() - shown) + number.substring(number.length() - shown);
    }

    /** The first character of a name, and no word of how long it is. */
    public static String maskedName(String name) {
        return name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
    }
}
