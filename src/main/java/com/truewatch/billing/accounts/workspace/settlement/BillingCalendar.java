package com.truewatch.billing.accounts.workspace.settlement;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The days and months of the bills. */
@Singleton
public class BillingCalendar {
    private final ZoneId zone;

    @Inject
    BillingCalendar(WorkspaceConfig config) {
        this(config.billing().zone());
    }

    BillingCalendar(ZoneId zone) {
        this.zone = zone;
    }

    /** When the month of this time began. */
    public Instant monthOf(Instant time) {
        return startOf(YearMonth.from(time.atZone(zone)));
    }

    /** When the month after that of this time begins. */
    public Instant monthAfter(Instant time) {
        return startOf(YearMonth.from(time.atZone(zone)).plusMonths(1));
    }

    /** Whether the day has begun. */
    public boolean hasBegun(LocalDate day, Instant now) {
        return !now.isBefore(day.atStartOfDay(zone).toInstant());
    }

    /** The last microsecond of the day, whose method settles all of it. */
    public Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant().minus(1, ChronoUnit.MICROS);
    }

    private Instant startOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }
}
