package com.truewatch.billing.accounts.platform.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Keeps the number of series within bounds, whatever clients make up: of each tag of each meter only so many values are
 * told apart, and all that come later are one.
 */
@Singleton
class TagCeiling implements MeterFilter {
    /** The contract has fewer paths than this, and every other tag has far fewer values. */
    static final int MOST_VALUES = 300;

    static final String OTHER = "other";

    private final ConcurrentMap<String, Set<String>> values = new ConcurrentHashMap<>();

    @Override
    public Meter.Id map(Meter.Id id) {
        List<Tag> bounded = new ArrayList<>();
        for (Tag tag : id.getTagsAsIterable()) {
            bounded.add(isTold(id.getName(), tag) ? tag : Tag.of(tag.getKey(), OTHER));
        }
        return id.replaceTags(bounded);
    }

    private boolean isTold(String meter, Tag tag) {
        Set<String> known = values.computeIfAbsent(meter + ' ' + tag.getKey(), first -> ConcurrentHashMap.newKeySet());
        if (known.contains(tag.getValue())) {
            return true;
        }
        return known.size() < MOST_VALUES && known.add(tag.getValue());
    }
}
