package com.truewatch.billing.accounts.directory;

import com.truewatch.billing.accounts.activity.EventFeedService;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a reader of the feed is: opaque to it, the number of an event to us. */
final class EventCursor {
    static final String FORM = "e(0|[1-9][0-9]{0,17})";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    private EventCursor() {}

    /** As readers keep it. */
    static String of(long sequence) {
        return "e" + sequence;
    }

    /**
     * The number in it; {@link EventFeedService#BEGINNING} where there is none.
     *
     * @throws ProblemException {@code invalid-request}
     */
    static long read(@Nullable String cursor) {
        if (cursor == null) {
            return EventFeedService.BEGINNING;
        }
        if (!PATTERN.matcher(cursor).matches()) {
            throw ProblemException.violation("/after", "must be a cursor of this feed");
        }
        return Long.parseLong(cursor.substring(1));
    }
}
