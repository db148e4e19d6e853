package com.truewatch.billing.accounts.delivery;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of the occasion of a message, never a code. */
public final class Facts {
    private static final Facts NONE = new Facts(new EnumMap<>(Fact.class));

    private final EnumMap<Fact, String> values;

    private Facts(EnumMap<Fact, String> values) {
        this.values = values;
    }

    /** Nothing. */
    public static Facts none() {
        return NONE;
    }

    /** These and one more; the same where it is not known. */
    public Facts with(Fact fact, @Nullable String value) {
        if (value == null) {
            return this;
        }
        EnumMap<Fact, String> more = new EnumMap<>(values);
        more.put(fact, value);
        return new Facts(more);
    }

    /**
     * What a template says, and no more is kept.
     *
     * @throws IllegalArgumentException when one of them is missing: a defect; only the device may be unknown
     */
    Map<Fact, String> required(Set<Fact> wanted) {
        EnumMap<Fact, String> chosen = new EnumMap<>(values);
        chosen.keySet().retainAll(wanted);
        for (Fact fact : wanted) {
            if (fact != Fact.DEVICE && !chosen.containsKey(fact)) {
                throw new IllegalArgumentException("Nothing was said of " + fact);
            }
        }
        return Collections.unmodifiableMap(chosen);
    }
}
