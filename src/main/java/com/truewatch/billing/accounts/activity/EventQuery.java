package com.truewatch.billing.accounts.activity;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a reader of the feed asks for.
 *
 * @param after the last number that it has read, or {@link EventFeedService#BEGINNING}
 * @param types only these, as they travel
 * @param limit so many at most
 */
public record EventQuery(long after, Set<String> types, int limit) {
    /** For these types. */
    public static EventQuery of(long after, Collection<EventType> types, int limit) {
        return new EventQuery(
                after, types.stream().map(EventType::wireName).collect(Collectors.toUnmodifiableSet()), limit);
    }

    /** Whether it asks for whatever happened. */
    boolean isForAll() {
        return types.size() == EventType.values().length;
    }

    /** The same from there on. */
    public EventQuery goOnAfter(long number) {
        return new EventQuery(number, types, limit);
    }
}
