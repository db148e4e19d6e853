package com.truewatch.billing.accounts.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.IntPredicate;

/** How often each kind of request got each status; {@link Answer#NONE} where no answer came. */
final class Tally {
    private final Map<String, Map<Integer, Integer>> counts = new ConcurrentSkipListMap<>();
    private Instant lastSuccess = Instant.MAX;
    private Duration longestSilence = Duration.ZERO;

    /** One more answer, or none. */
    synchronized void add(String kind, int status) {
        if (status >= 200 && status < 300) {
            Instant now = Instant.now();
            Duration silence = Duration.between(lastSuccess, now);
            longestSilence = silence.compareTo(longestSilence) > 0 ? silence : longestSilence;
            lastSuccess = now;
        }
        counts.computeIfAbsent(kind, it -> new ConcurrentSkipListMap<>()).merge(status, 1, Integer::sum);
    }

    /** For how long nobody at all was answered that something is done. */
    synchronized Duration longestSilence() {
        return longestSilence;
    }

    /** From here on another one is the longest. */
    synchronized void forgetSilence() {
        longestSilence = Duration.ZERO;
    }

    /** By kind, then by status. */
    Map<String, Map<Integer, Integer>> counts() {
        return Collections.unmodifiableMap(new TreeMap<>(counts));
    }

    /** Of every kind together. */
    int count(IntPredicate statuses) {
        return counts.values().stream()
                .flatMap(it -> it.entrySet().stream())
                .filter(it -> statuses.test(it.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
