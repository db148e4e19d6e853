package com.truewatch.billing.accounts.directory;

import com.truewatch.billing.accounts.activity.EventType;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which events a reader of the feed wants. */
final class EventTypes {
    private EventTypes() {}

    /**
     * Those that are named, separated by commas; all where none is.
     *
     * @throws ProblemException {@code invalid-request} for a name that no event has
     */
    static Set<EventType> read(@Nullable String names) {
        return names == null
                ? EnumSet.allOf(EventType.class)
                : Arrays.stream(names.split(",", -1)).map(EventTypes::named).collect(Collectors.toSet());
    }

    private static EventType named(String name) {
        return Arrays.stream(EventType.values())
                .filter(it -> it.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.violation("/types", "must name types of events"));
    }
}
