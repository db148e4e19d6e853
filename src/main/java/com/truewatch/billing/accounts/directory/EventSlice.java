package com.truewatch.billing.accounts.directory;

import com.truewatch.billing.accounts.activity.EventFeedService.Slice;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A part of the feed.
 *
 * @param items in order
 * @param cursor to go on after
 */
@Schema(description = "A part of the feed.")
record EventSlice(
        List<CloudEvent> items,

        @Schema(description = "Give it as `after` to go on, also where there are no items.", examples = "e42")
        String cursor) {
    static EventSlice of(Slice slice, String source) {
        return new EventSlice(
                slice.entries().stream().map(it -> CloudEvent.of(it, source)).toList(),
                EventCursor.of(slice.readUpTo()));
    }
}
