package com.truewatch.billing.accounts.directory;

import com.truewatch.billing.accounts.activity.EventQuery;
import com.truewatch.billing.accounts.activity.LongPolls;
import com.truewatch.billing.accounts.platform.http.Page;
import com.truewatch.billing.accounts.platform.http.Preferences;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of the feed has sent.
 *
 * @param after a cursor, or {@code now}
 * @param types separated by commas
 * @param limit a number
 * @param preferences every field {@code Prefer}
 */
record EventParameters(@Nullable String after, @Nullable String types, String limit, List<String> preferences) {
    private static final String NOW = "now";

    /** Whether it wants only what is yet to come. */
    boolean beginsNow() {
        return NOW.equals(after);
    }

    /**
     * What it asks for, from the beginning where it begins now.
     *
     * @throws ProblemException {@code invalid-request}
     */
    EventQuery toQuery() {
        return EventQuery.of(
                EventCursor.read(beginsNow() ? null : after), EventTypes.read(types), Page.readLimit(limit));
    }

    /** How long it would wait. */
    Optional<Duration> patience() {
        return Preferences.wait(preferences, LongPolls.LONGEST);
    }
}
