package com.truewatch.billing.accounts.platform.jobs;

import java.time.Duration;
import java.time.temporal.TemporalAmount;
import java.util.Map;

/**
 * For how long the rows of a table are kept. A feature says so in a producer of its own, one for each table.
 *
 * @param table named by us and nobody else
 * @param ages by the names under which the condition asks for the times that are so long ago
 * @param condition in SQL, on these times: the rows that it names go
 */
public record Retention(String table, Map<String, TemporalAmount> ages, String condition) {
    /** One age decides: the time is {@code :before}. */
    public static Retention of(String table, TemporalAmount kept, String condition) {
        return new Retention(table, Map.of("before", kept), condition);
    }

    /** A time in the row says when it is over: the condition compares that with {@code :before}, which is now. */
    public static Retention untilOver(String table, String condition) {
        return of(table, Duration.ZERO, condition);
    }
}
