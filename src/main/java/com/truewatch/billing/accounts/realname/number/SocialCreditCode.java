package com.truewatch.billing.accounts.realname.number;

import java.util.Optional;
import java.util.regex.Pattern;

/** The unified social credit code of GB 32100: 17 characters weighted by powers of three modulo 31, and a check character. */
final class SocialCreditCode {
    /** The place of a character is its value. */
    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final Pattern FORM = Pattern.compile("[" + CHARACTERS + "]{2}[0-9]{6}[" + CHARACTERS + "]{10}");
    private static final int MODULUS = 31;

    /**
     * Of Xiamen and its districts (GB/T 2260: 3502), from the first pool of identifiers: until 2016 the city gave out codes
     * whose check character is wrong, and their companies still have them.
     */
    private static final Pattern FIRST_YEARS = Pattern.compile(".{2}3502[0-9]{2}M0.{8}");

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

    /** Whether its check character is wrong, and may be so on the licence too. */
    static boolean needsConfirmation(String code) {
        return FORM.matcher(code).matches() && FIRST_YEARS.matcher(code).matches() && !hasRightCheckCharacter(code);
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
