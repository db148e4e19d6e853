package com.truewatch.billing.accounts.factor.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    /** In the middle of a step. */
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_015L);

    /** RFC 6238, appendix B: eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void isThatOfTheStandard(long seconds, String value) {
        long step = Totp.step(Instant.ofEpochSecond(seconds));

        assertEquals(value, "%08d".formatted(Totp.truncated(SECRET, step) % 100_000_000));
        assertEquals(value.substring(2), Totp.value(SECRET, step));
    }

    /** RFC 4226, appendix D: the same with a counter. */
    @Test
    void isThatOfTheCounterBefore() {
        assertEquals(
                List.of(
                        "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871",
                        "520489"),
                IntStream.range(0, 10).mapToObj(i -> Totp.value(SECRET, i)).toList());
    }

    @ParameterizedTest
    @CsvSource({"-2, false", "-1, true", "0, true", "1, true", "2, false"})
    void isOfOneStepBeforeOrAfterAtMost(int drift, boolean known) {
        long step = Totp.step(NOW) + drift;

        assertEquals(
                known ? OptionalLong.of(step) : OptionalLong.empty(),
                Totp.stepOf(SECRET, Totp.value(SECRET, step), NOW));
    }

    @Test
    void turnsAtTheThirtiethSecondAndNotBefore() {
        Instant edge = Instant.ofEpochSecond(1_800_000_030L);

        assertEquals(Totp.step(edge) - 1, Totp.step(edge.minusNanos(1)));
        assertEquals(Totp.step(edge), Totp.step(edge.plusNanos(1)));
        assertEquals(Totp.step(edge) + 1, Totp.step(edge.plus(Duration.ofSeconds(30))));
    }

    /** Full-width digits are digits to Java. */
    @Test
    void isComparedAsText() {
        String value = Totp.value(SECRET, Totp.step(NOW));

        assertEquals(OptionalLong.empty(), Totp.stepOf(SECRET, value.substring(1), NOW));
        assertEquals(OptionalLong.empty(), Totp.stepOf(SECRET, " " + value, NOW));
        assertEquals(
                OptionalLong.empty(),
                Totp.stepOf(
                        SECRET,
                        value.chars()
                                .mapToObj(it -> String.valueOf((char) (it - '0' + '０')))
                                .reduce("", String::concat),
                        NOW));
    }
}
