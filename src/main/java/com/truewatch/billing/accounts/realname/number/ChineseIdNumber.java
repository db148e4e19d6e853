package com.truewatch.billing.accounts.realname.number;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Pattern;

/** The citizen identification number of GB 11643: region, date of birth, sequence, check character by ISO 7064 MOD 11-2. */
final class ChineseIdNumber {
    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{16}[0-9X]");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final int DATE_FROM = 6;
    private static final int DATE_TO = 14;

    private ChineseIdNumber() {}

    /** What is wrong with it; empty for a valid one. Look-alikes of ASCII digits are refused, not read. */
    static Optional<String> flaw(String number, LocalDate today) {
        if (!FORM.matcher(number).matches()) {
            return Optional.of("must be 17 digits and a check character, which is a digit or a capital X");
        }
        if (!hasPossibleDate(number, today)) {
            return Optional.of("must have a date of birth that exists, as its digits 7 to 14");
        }
        return hasRightCheckCharacter(number)
                ? Optional.empty()
                : Optional.of("does not fit its check character: a digit is wrong, or two are swapped");
    }

    private static boolean hasPossibleDate(String number, LocalDate today) {
        try {
            LocalDate born = LocalDate.parse(number.substring(DATE_FROM, DATE_TO), DATE);
            return !born.isBefore(EARLIEST) && !born.isAfter(today);
        } catch (DateTimeException impossible) {
            return false;
        }
    }

    /** The digits weighted by powers of two, X for ten, make 1 modulo 11. */
    private static boolean hasRightCheckCharacter(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            char character = number.charAt(i);
            sum = (sum * 2 + (character == 'X' ? 10 : character - '0')) % 11;
        }
        return sum == 1;
    }
}
