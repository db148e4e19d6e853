package com.truewatch.billing.accounts.realname.number;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rules of each country: of China by check characters, of the others by length and characters. */
public final class IdentityNumbers {
    /** Where the check characters are known. */
    public static final String CHINA = "CN";

    private static final Pattern ELSEWHERE = Pattern.compile("[0-9A-Za-z](?:[0-9A-Za-z ./()-]{2,38})[0-9A-Za-z)]");
    private static final Pattern FILLING = Pattern.compile("[ ./()-]");
    private static final int SHOWN = 4;

    private IdentityNumbers() {}

    /** What is wrong with a person's number, in words that do not repeat it. */
    public static Optional<String> flawOfPerson(String country, String number, LocalDate today) {
        return country.equals(CHINA) ? ChineseIdNumber.flaw(number, today) : flawElsewhere(number);
    }

    /** What is wrong with a company's registration number or tax id, in words that do not repeat it. */
    public static Optional<String> flawOfCompany(String country, String number) {
        return country.equals(CHINA) ? SocialCreditCode.flaw(number) : flawElsewhere(number);
    }

    /** The same for every way of writing a number: capital letters, without filling characters. */
    public static String comparable(String number) {
        return FILLING.matcher(number).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /** The last four characters, and never more than a third of it. */
    public static String masked(String number) {
        int shown = Math.min(SHOWN, number.length() / 3);
        return "*".repeat(number.length() - shown) + number.substring(number.length() - shown);
    }

    private static Optional<String> flawElsewhere(String number) {
        return ELSEWHERE.matcher(number).matches() && number.chars().anyMatch(it -> it >= '0' && it <= '9')
                ? Optional.empty()
                : Optional.of(
                        "must be 4 to 40 ASCII letters and digits, at least one digit; blanks and - . / ( ) may be between");
    }
}
