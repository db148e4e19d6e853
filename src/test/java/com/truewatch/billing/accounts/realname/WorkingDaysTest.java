package com.truewatch.billing.accounts.realname;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {
    /** 23 November 2026 is a Monday. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-23T09:30:00Z, 2026-11-26T09:30:00Z",
        "2026-11-24T09:30:00Z, 2026-11-27T09:30:00Z",
        "2026-11-25T09:30:00Z, 2026-11-30T09:30:00Z",
        "2026-11-26T09:30:00Z, 2026-12-01T09:30:00Z",
        "2026-11-27T09:30:00Z, 2026-12-02T09:30:00Z",
        "2026-11-27T23:59:59Z, 2026-12-02T23:59:59Z",
        "2026-11-28T00:00:00Z, 2026-12-03T00:00:00Z",
        "2026-11-29T23:59:59Z, 2026-12-03T00:00:00Z",
        "2026-11-30T00:00:00Z, 2026-12-03T00:00:00Z"
    })
    void threeOfThemLeaveOutTheWeekend(Instant start, Instant end) {
        assertEquals(end, WorkingDays.after(start, 3, ZoneOffset.UTC));
    }

    @Test
    void theWeekendIsThatOfTheZone() {
        Instant fridayNightInUtc = Instant.parse("2026-11-27T20:00:00Z");

        assertEquals(
                Instant.parse("2026-12-02T16:00:00Z"),
                WorkingDays.after(fridayNightInUtc, 3, ZoneId.of("Asia/Shanghai")));
    }
}
