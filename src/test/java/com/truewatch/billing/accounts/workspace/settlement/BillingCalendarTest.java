package com.truewatch.billing.accounts.workspace.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Months and days are the zone's, to the millisecond. */
class BillingCalendarTest {
    @ParameterizedTest
    @CsvSource({
        "UTC,           2026-11-30T23:59:59.999Z, 2026-11-01T00:00:00Z, 2026-12-01T00:00:00Z",
        "UTC,           2026-12-01T00:00:00Z,     2026-12-01T00:00:00Z, 2027-01-01T00:00:00Z",
        "UTC,           2028-02-29T12:00:00Z,     2028-02-01T00:00:00Z, 2028-03-01T00:00:00Z",
        "Asia/Shanghai, 2026-11-30T15:59:59.999Z, 2026-10-31T16:00:00Z, 2026-11-30T16:00:00Z",
        "Asia/Shanghai, 2026-11-30T16:00:00Z,     2026-11-30T16:00:00Z, 2026-12-31T16:00:00Z",
        "Europe/Berlin, 2026-03-29T12:00:00Z,     2026-02-28T23:00:00Z, 2026-03-31T22:00:00Z"
    })
    void aMonthBeginsAtItsFirstMidnight(String zone, Instant time, Instant month, Instant next) {
        BillingCalendar calendar = new BillingCalendar(ZoneId.of(zone));

        assertEquals(month, calendar.monthOf(time));
        assertEquals(next, calendar.monthAfter(time));
    }

    @ParameterizedTest
    @CsvSource({
        "UTC,           2026-11-23T23:59:59.999999Z, 2026-11-22T23:59:59.999Z, false",
        "UTC,           2026-11-23T23:59:59.999999Z, 2026-11-23T00:00:00Z,     true",
        "Asia/Shanghai, 2026-11-23T15:59:59.999999Z, 2026-11-22T15:59:59.999Z, false",
        "Asia/Shanghai, 2026-11-23T15:59:59.999999Z, 2026-11-22T16:00:00Z,     true"
    })
    void aDayEndsOneMicrosecondBeforeTheNext(String zone, Instant end, Instant now, boolean begun) {
        BillingCalendar calendar = new BillingCalendar(ZoneId.of(zone));
        LocalDate day = LocalDate.of(2026, 11, 23);

        assertEquals(end, calendar.endOf(day));
        assertEquals(begun, calendar.hasBegun(day, now));
    }
}
