package com.truewatch.billing.accounts.workspace.directory;

import com.truewatch.billing.accounts.platform.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the times of queries, because the framework answers 404 to what is none. */
final class InstantParameter {
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME = Pattern.compile(
            "(?i)[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})");

    private InstantParameter() {}

    /** A calendar day. */
    static LocalDate readDay(String text) {
        if (DAY.matcher(text).matches()) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException noSuchDay) {
                // Falls through to the one refusal.
            }
        }
        throw ProblemException.violation("/day", "must be a day, for example 2026-11-23");
    }

    /** A time of RFC 3339, to the microsecond. */
    static Instant readTime(String text) {
        if (TIME.matcher(text).matches()) {
            try {
                return OffsetDateTime.parse(text.toUpperCase(Locale.ROOT))
                        .toInstant()
                        .truncatedTo(ChronoUnit.MICROS);
            } catch (DateTimeException noSuchTime) {
                // Falls through to the one refusal.
            }
        }
        throw ProblemException.violation("/at", "must be a time of RFC 3339, for example 2026-11-23T09:00:00Z");
    }
}
