package com.truewatch.billing.accounts.platform.password;

import com.nulabinc.zxcvbn.Zxcvbn;
import com.truewatch.billing.accounts.platform.limits.ConcurrencyLimit;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * How many guesses a password withstands, by zxcvbn (Wheeler, USENIX Security 2016): it finds repeats, sequences, walks
 * over the keyboard, dates and words of its lists of 30,000 common passwords and 100,000 common words and names, joined in
 * any way. No list of breached passwords that are themselves fifteen characters long can be had from a package registry.
 */
@Singleton
class GuessEstimator {
    /** Its work grows with a power of the length: a long password is measured at its two ends. */
    private static final int LONGEST = 32;

    /** Its work grows with the ways to read the signs that stand for letters, too: with so many 32 characters cost 16 ms. */
    private static final int MOST_READINGS = 4;

    /** The letters for which more than one sign stands: each line is one letter. */
    private static final List<String> SIGNS = List.of("4@", "({[<", "69", "1!|", "1|7", "5$", "7+");

    /** Signs, and in the same places others that stand for the same letters. */
    private static final String SPARED = "@{[<$+!|";

    private static final String SAME = "4(((5711";

    private final Zxcvbn zxcvbn = new Zxcvbn();
    private final ConcurrencyLimit limit = new ConcurrencyLimit(1);

    /**
     * The decimal logarithm of the guesses; what belongs to the holder counts as the first words to be tried. A long
     * password is as good as the better of its two ends. Costs less than 50 ms of processor, whatever it is given.
     */
    double log10(String password, List<String> personal) {
        if (password.length() <= LONGEST) {
            return estimate(password, personal);
        }
        return Math.max(
                estimate(password.substring(0, LONGEST), personal),
                estimate(password.substring(password.length() - LONGEST), personal));
    }

    private double estimate(String part, List<String> personal) {
        String spared = readings(part) <= MOST_READINGS ? part : sparingSigns(part);
        return limit.run(() -> zxcvbn.measure(spared, personal).getGuessesLog10());
    }

    private static int readings(String part) {
        return SIGNS.stream()
                .mapToInt(of ->
                        (int) of.chars().filter(it -> part.indexOf(it) >= 0).count())
                .filter(it -> it > 0)
                .reduce(1, (a, b) -> a * b);
    }

    /** Of signs that stand for the same letter one is left: what it spells stays as easy to guess. */
    private static String sparingSigns(String part) {
        StringBuilder spared = new StringBuilder(part);
        for (int i = 0; i < part.length(); i++) {
            int sign = SPARED.indexOf(part.charAt(i));
            if (sign >= 0) {
                spared.setCharAt(i, SAME.charAt(sign));
            }
        }
        return spared.toString();
    }
}
