package com.truewatch.billing.accounts.platform.password;

import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which passwords may be set, by NIST SP 800-63B-4, 3.1.1.2: long, hard to guess, not known to be breached, and free of
 * what everyone would try first. No rules of composition. Characters are code points of the NFC form.
 */
@Singleton
public class PasswordPolicy {
    private static final int LONGEST = 128;
    private static final int SHORTEST_ALLOWED = 8;
    /** What must remain without the words that everyone would try first. */
    private static final int LEAST_OWN = 8;

    private static final int SHORTEST_WORD = 3;
    private static final Set<String> PRODUCT = Set.of("truewatch", "billing", "center", "account");
    private static final Pattern NOT_OF_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final PasswordConfig config;
    private final GuessEstimator guesses;
    private final BreachedPasswords breached;

    PasswordPolicy(PasswordConfig config, GuessEstimator guesses, BreachedPasswords breached) {
        if (config.shortest() < SHORTEST_ALLOWED || config.shortest() > LONGEST) {
            throw new IllegalStateException("accounts.password.shortest must be between 8 and 128");
        }
        this.config = config;
        this.guesses = guesses;
        this.breached = breached;
    }

    /**
     * Refuses what is not good enough.
     *
     * @param personal what everyone would try first for this holder: username, email, company; split into words here
     * @throws ProblemException {@code password-rejected} with every {@link PasswordFlaw} in {@code reasons}
     */
    public void require(String password, Collection<String> personal) {
        String normal = Normalizer.normalize(password, Normalizer.Form.NFC);
        List<String> words = words(personal);
        Set<PasswordFlaw> flaws = flaws(normal, words);
        if (flaws.isEmpty() && breached.contains(normal)) {
            flaws.add(PasswordFlaw.BREACHED);
        }
        if (!flaws.isEmpty()) {
            throw new ProblemException(Problem.PASSWORD_REJECTED).with("reasons", flaws);
        }
    }

    private Set<PasswordFlaw> flaws(String password, List<String> words) {
        Set<PasswordFlaw> flaws = EnumSet.noneOf(PasswordFlaw.class);
        int length = password.codePointCount(0, password.length());
        if (length > LONGEST) {
            // Nothing more is computed over what may be of any length.
            return EnumSet.of(PasswordFlaw.TOO_LONG);
        }
        if (length < config.shortest()) {
            flaws.add(PasswordFlaw.TOO_SHORT);
        }
        if (isTooPersonal(password, words)) {
            flaws.add(PasswordFlaw.TOO_PERSONAL);
        }
        if (guesses.log10(password, words) < config.fewestGuessesLog10()) {
            flaws.add(PasswordFlaw.TOO_GUESSABLE);
        }
        return flaws;
    }

    private static boolean isTooPersonal(String password, List<String> words) {
        String own = password.toLowerCase(Locale.ROOT);
        for (String word : words) {
            own = own.replace(word, "");
        }
        return own.length() < password.length() && own.codePointCount(0, own.length()) < LEAST_OWN;
    }

    /** Longest first, so that no word hides in the rest of a longer one. */
    private static List<String> words(Collection<String> personal) {
        return Stream.concat(PRODUCT.stream(), personal.stream().flatMap(PasswordPolicy::words))
                .filter(it -> it.length() >= SHORTEST_WORD)
                .distinct()
                .sorted((a, b) -> b.length() - a.length())
                .toList();
    }

    private static Stream<String> words(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return Stream.concat(Stream.of(normal), NOT_OF_A_WORD.splitAsStream(normal));
    }

    /** Why a password is not good enough. The names are the contract. */
    @Schema(name = "PasswordFlaw")
    public enum PasswordFlaw {
        /** Fewer characters than are asked for. */
        TOO_SHORT,
        /** More than 128 characters. */
        TOO_LONG,
        /** Common, repeated, in sequence, a walk over the keyboard, or joined of common words. */
        TOO_GUESSABLE,
        /** Little is left of it without the names of the product, the company and the holder. */
        TOO_PERSONAL,
        /** It is in a list of breached passwords. */
        BREACHED
    }
}
