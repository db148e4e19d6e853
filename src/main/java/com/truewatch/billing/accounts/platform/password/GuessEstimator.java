package com.truewatch.billing.accounts.platform.password;

import com.nulabinc.zxcvbn.Zxcvbn;
import com.truewatch.billing.accounts.platform.limits.WorkSlots;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * How many guesses a password withstands, by zxcvbn (Wheeler, USENIX Security 2016): it finds repeats, sequences, walks
 * over the keyboard, dates and words of its lists of 30,000 common passwords and 100,000 common words and names, joined in
 * any way. No list of breached passwords that are themselves fifteen characters long can be had from a package registry.
 */
@Singleton
class GuessEstimator {
    /** Its work grows with a high power of the length: a hundred hostile characters take seconds, so many a fraction. */
    private static final int LONGEST = 32;

    private final Zxcvbn zxcvbn = new Zxcvbn();
    private final WorkSlots slots = new WorkSlots(1);

    /**
     * The decimal logarithm of the guesses; what belongs to the holder counts as the first words to be tried. A long
     * password is as good as the better of its two ends.
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
        return slots.run(() -> zxcvbn.measure(part, personal).getGuessesLog10());
    }
}
