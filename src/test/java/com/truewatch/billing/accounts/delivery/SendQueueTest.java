package com.truewatch.billing.accounts.delivery;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendQueueTest {
    @ParameterizedTest
    @CsvSource({"0, PT1S", "1, PT2S", "2, PT4S", "5, PT32S", "6, PT60S", "7, PT60S", "1000, PT60S"})
    void pausesGrowToAMinuteAndNoTwoAreTheSame(int failuresBefore, Duration longest) {
        List<Duration> pauses = Stream.generate(() -> SendQueue.pause(failuresBefore))
                .limit(1000)
                .toList();

        assertTrue(pauses.stream().allMatch(it -> it.compareTo(longest) <= 0), pauses::toString);
        assertTrue(pauses.stream().allMatch(it -> it.compareTo(longest.dividedBy(2)) >= 0), pauses::toString);
        assertTrue(pauses.stream().distinct().count() > 100, "they are scattered");
    }
}
