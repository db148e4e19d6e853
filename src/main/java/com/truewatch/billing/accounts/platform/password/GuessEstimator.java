package com.truewatch.billing.accounts.platform.password;

import com.nulabinc.zxcvbn.Zxcvbn;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * How many guesses a password withstands, by zxcvbn (Wheeler, USENIX Security 2016): it finds repeats, sequences, walks
 * over the keyboard, dates and words of its lists of 30,000 common passwords and 100,000 common words and names, joined in
 * any way. No list of breached passwords that are themselves fifteen characters long can be had from a package registry.
 */
@Singleton
class GuessEstimator {
    private final Zxcvbn zxcvbn = new Zxcvbn();

    /** The decimal logarithm of the guesses; what belongs to the holder counts as the first words to be tried. */
    double log10(String password, List<String> personal) {
        return zxcvbn.measure(password, personal).getGuessesLog10();
    }
}
