package com.truewatch.billing.accounts.realname;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Monday to Friday; public holidays count as working days, because they differ from place to place. */
final class WorkingDays {
    private WorkingDays() {}

    /** So many working days later, at the same time of day; what begins at a weekend begins on Monday at midnight. */
    static Instant after(Instant start, int days, ZoneId zone) {
        ZonedDateTime day = start.atZone(zone);
        if (isWeekend(day)) {
            while (isWeekend(day)) {
                day = day.plusDays(1);
            }
            day = day.with(LocalTime.MIDNIGHT);
        }
        for (int left = days; left > 0; left--) {
            do {
                day = day.plusDays(1);
            } while (isWeekend(day));
        }
        return day.toInstant();
    }

    private static boolean isWeekend(ZonedDateTime day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
