package com.truewatch.billing.accounts.platform.password;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.platform.password.PasswordPolicy.PasswordFlaw;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which passwords may be set. */
class PasswordPolicyTest {
    private static final PasswordConfig CONFIG = new SmallRyeConfigBuilder()
            .withMapping(PasswordConfig.class)
            .build()
            .getConfigMapping(PasswordConfig.class);
    private static final PasswordPolicy POLICY =
            new PasswordPolicy(CONFIG, new GuessEstimator(), new BreachedPasswords(CONFIG));
    private static final List<String> HOLDER = List.of("acme", "ops@anvils.example", "Acme Anvils Ltd.");

    /** Some of the hundred most used passwords and words, which every attacker joins first. */
    private static final List<String> COMMON = List.of(
            "password",
            "monkey",
            "dragon",
            "sunshine",
            "princess",
            "football",
            "shadow",
            "master",
            "welcome",
            "letmein",
            "baseball",
            "superman",
            "michael",
            "charlie",
            "freedom",
            "whatever",
            "trustno1",
            "starwars",
            "summer",
            "winter",
            "secret",
            "computer",
            "internet",
            "flower",
            "cookie",
            "ginger",
            "pepper",
            "jordan",
            "hunter",
            "soccer");

    private static final List<String> WALKS = List.of(
            "qwertyuiop",
            "asdfghjkl",
            "zxcvbnm",
            "1qaz2wsx3edc",
            "qazwsxedcrfv",
            "1234567890",
            "poiuytrewq",
            "qweasdzxc");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "violet tractor sings to Oslo 94",
                "kX9#vLq2!mZp7@Rw",
                "Zoë früh in Ōsaka 七転び八起き",
                "correct horse battery staple",
                "gulp-hazard-tulip-nine-orbit"
            })
    void longAndUncommonOnesAreTaken(String password) {
        assertDoesNotThrow(() -> POLICY.require(password, HOLDER));
    }

    @ParameterizedTest
    @CsvSource({
        "14, TOO_SHORT",
        "129, TOO_LONG",
    })
    void theLengthIsCountedInCharacters(int length, PasswordFlaw flaw) {
        assertEquals(Set.of(flaw), flaws(random(new Random(7), length)));
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 128})
    void theLimitsAreIncluded(int length) {
        assertEquals(Set.of(), flaws(random(new Random(7), length)));
    }

    @Test
    void anEmojiIsOneCharacter() {
        assertEquals(Set.of(PasswordFlaw.TOO_SHORT), flaws("kX9#vLq2!mZp🦦🦀"));
    }

    @Test
    void lengthIsThatOfTheNormalForm() {
        assertEquals(Set.of(PasswordFlaw.TOO_SHORT), flaws("kX9#vLq2!mZé́é́".substring(0, 13)));
    }

    @Test
    void threeThousandThatEveryoneTriesAreRefused() {
        Random random = new Random(20261123);
        List<String> taken = IntStream.range(0, 3000)
                .mapToObj(i -> guessable(random, i))
                .filter(it -> !flaws(it).contains(PasswordFlaw.TOO_GUESSABLE))
                .toList();

        assertEquals(List.of(), taken);
    }

    @Test
    void threeThousandRandomOnesAreTaken() {
        Random random = new Random(20261123);
        List<String> refused = IntStream.range(0, 3000)
                .mapToObj(i -> random(random, 15 + random.nextInt(10)))
                .filter(it -> !flaws(it).isEmpty())
                .toList();

        assertEquals(List.of(), refused);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"acme-anvils-ops-7Q!x", "TrueWatch-Billing-42", "ANVILS.example+ops+Ltd", "truewatchacme#9kLq"})
    void littleIsLeftWithoutWhatBelongsToTheHolder(String password) {
        assertEquals(true, flaws(password).contains(PasswordFlaw.TOO_PERSONAL), password);
    }

    @Test
    void eightCharactersOfOnesOwnAreEnough() {
        assertEquals(Set.of(), flaws("acme-anvils-kX9#vLq2"));
        assertEquals(Set.of(PasswordFlaw.TOO_PERSONAL), flaws("acmeacmeanvilskX9#vLq"));
    }

    @Test
    void theShortestIsNeverBelowEight() {
        assertThrows(IllegalStateException.class, () -> policyWith("accounts.password.shortest", "7"));
    }

    @Test
    void theLongestOneDoesNotTakeLong() {
        // A hundred and twenty-eight characters that match everything: no timed assertion, but a test that ends.
        assertEquals(Set.of(PasswordFlaw.TOO_GUESSABLE), flaws("password".repeat(16)));
        flaws("Pa55w0rd!".repeat(14));
        flaws("1qaz@WSX".repeat(16));
        // Every character stands for several others: without a bound this one takes the estimator seconds.
        flaws("4a@8({[<3e6g9&#!1|i1|!70o5$s+7t%x2z".repeat(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"4@8({[<369!1|0$5+7%2", "1|7!", "4a@8({[<3e6g9&#!1|i1|!70o5$s+7t%x2z", "p4$$w0rd1!7", "20121999"
            })
    void noneOfTheLongestCostsFiftyMillisecondsOfProcessor(String unit) {
        String longest = unit.repeat(128 / unit.length() + 1).substring(0, 128);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        // The processor's time of this thread, and the least of a few: neither a neighbour nor a collection counts.
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 6; i++) {
            long before = threads.getCurrentThreadCpuTime();
            flaws(longest);
            least = Math.min(least, threads.getCurrentThreadCpuTime() - before);
        }
        assertTrue(least < Duration.ofMillis(50).toNanos(), least / 1_000_000 + " ms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"p4$$w0rd1!7p4$$w0rd1!7", "(0mpu+3r(0mpu+3r$!1", "B4$3b411B4$3b411!2", "w3|c0m3w3|c0m3(@$"})
    void manySignsForLettersHideNoCommonWord(String password) {
        assertEquals(Set.of(PasswordFlaw.TOO_GUESSABLE), flaws(password));
    }

    private static Set<PasswordFlaw> flaws(String password) {
        try {
            POLICY.require(password, HOLDER);
            return Set.of();
        } catch (ProblemException refused) {
            @SuppressWarnings("unchecked")
            Set<PasswordFlaw> reasons =
                    (Set<PasswordFlaw>) Objects.requireNonNull(refused.members().get("reasons"));
            return reasons;
        }
    }

    private static void policyWith(String key, String value) {
        PasswordConfig config = new SmallRyeConfigBuilder()
                .withMapping(PasswordConfig.class)
                .withDefaultValue(key, value)
                .build()
                .getConfigMapping(PasswordConfig.class);
        new PasswordPolicy(config, new GuessEstimator(), new BreachedPasswords(config));
    }

    /** At least fifteen characters of a kind that costs an attacker little: repeats, sequences, walks, joined words. */
    private static String guessable(Random random, int i) {
        return switch (i % 6) {
            case 0 -> repeated(random(random, 1 + random.nextInt(3)), 15 + random.nextInt(20));
            case 1 -> sequence(random, 15 + random.nextInt(8));
            case 2 -> repeated(pick(random, WALKS), 15 + random.nextInt(15));
            case 3 -> joined(random, 2, "");
            case 4 -> joined(random, 2, pick(random, List.of("1", "123", "2024", "!", "2025!")));
            default -> repeated(pick(random, COMMON), 15 + random.nextInt(15));
        };
    }

    private static String sequence(Random random, int length) {
        String all = random.nextBoolean() ? "abcdefghijklmnopqrstuvwxyz" : "01234567890123456789012345678901234567890";
        int start = random.nextInt(all.length() - Math.min(length, all.length() - 1));
        String ascending = all.substring(start, Math.min(all.length(), start + length));
        return random.nextBoolean()
                ? ascending
                : new StringBuilder(ascending).reverse().toString();
    }

    /** As many as it takes to be long enough, at least so many. */
    private static String joined(Random random, int atLeast, String suffix) {
        List<String> words = new ArrayList<>();
        while (words.size() < atLeast || String.join("", words).length() + suffix.length() < 15) {
            words.add(pick(random, COMMON));
        }
        return words.stream()
                .map(it -> random.nextInt(4) == 0 ? Character.toUpperCase(it.charAt(0)) + it.substring(1) : it)
                .collect(Collectors.joining("", "", suffix));
    }

    private static String repeated(String unit, int length) {
        return unit.repeat(length / unit.length() + 1).substring(0, length);
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static String random(Random random, int length) {
        return random.ints(length, 33, 127)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
