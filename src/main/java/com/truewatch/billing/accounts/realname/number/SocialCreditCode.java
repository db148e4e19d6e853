package com.truewatch.billing.accounts.realname.number;

import java.util.Optional;
import java.util.regex.Pattern;

/** The unified social credit code of GB 32100: 17 characters weighted by powers of three modulo 31, and a check character. */
final class SocialCreditCode {
    /** The place of a character is its value. */
    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final Pattern FORM = Pattern.compile("[" + CHARACTERS + "]{2}[0-9]{6}[" + CHARACTERS + "]{10}");
    private static final int MODULUS = 31;

    private SocialCreditCode() {}

    /** What is wrong with it; empty for a valid one. */
    static Optional<String> flaw(String code) {
        if (!FORM.matcher(code).matches()) {
            return Optional.of(
                    "must be 18 digits and capital letters without I, O, S, V, Z; the third to eighth are digits");
        }
        return hasRightCheckCharacter(code)
                ? Optional.empty()
                : Optional.of("does not fit its check character: a character is wrong, or two are swapped");
    }

    private static boolean hasRightCheckCharacter(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < code.length() - 1; i++) {
            sum += CHARACTERS.indexOf(code.charAt(i)) * weight;
            weight = weight * 3 % MODULUS;
        }
        return (sum + CHARACTERS.indexOf(code.charAt(code.length() - 1))) % MODULUS == 0;
    }
}
