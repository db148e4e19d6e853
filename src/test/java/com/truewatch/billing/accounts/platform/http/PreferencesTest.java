package com.truewatch.billing.accounts.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7240, sections 2 and 4.3. */
class PreferencesTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "wait=30                                  # 30",
                "wait = 30                                # 30",
                "WAIT=30                                  # 30",
                "wait=\"30\"                              # 30",
                "wait=0                                   # 0",
                "wait=007                                 # 7",
                "wait=60                                  # 60",
                "wait=61                                  # 60",
                "wait=99999999999999999999                # 60",
                "wait=10; foo=\"bar\"                     # 10",
                "respond-async, wait=10                   # 10",
                "respond-async; a=\"b, wait=1\", wait=10  # 10",
                "x=\"a \\\" , wait=1\", wait=10           # 10",
                "wait=10, wait=20                         # 10",
                ", ,wait=10,                              # 10"
            })
    void saysHowLongAClientWouldWait(String field, long seconds) {
        assertEquals(Optional.of(Duration.ofSeconds(seconds)), wait(field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "wait",
                "wait=",
                "wait=\"\"",
                "wait=soon",
                "wait=-1",
                "wait=+1",
                "wait=1.5",
                "wait=1 0",
                "wait=0x10",
                "wait=٣",
                "waiting=10",
                "await=10",
                "return=minimal",
                "return=minimal; wait=10",
                "x=\"wait=10",
                "x=\"a, wait=10\"",
                "wait=soon, wait=10"
            })
    void ignoresWhatItCannotRead(String field) {
        assertEquals(Optional.empty(), wait(field));
    }

    @Test
    void readsSeveralFieldsAsOne() {
        assertEquals(Optional.of(Duration.ofSeconds(5)), wait("respond-async", "wait=5", "wait=7"));
        assertEquals(Optional.empty(), wait(new String[0]));
    }

    private static Optional<Duration> wait(String... fields) {
        return Preferences.wait(List.copyOf(Arrays.asList(fields)), LONGEST);
    }
}
