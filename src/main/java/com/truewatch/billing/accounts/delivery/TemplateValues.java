package com.truewatch.billing.accounts.delivery;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of the occasion of a message, never a code. */
public final class TemplateValues {
    private static final TemplateValues NONE = new TemplateValues(new EnumMap<>(TemplateField.class));

    private final EnumMap<TemplateField, String> values;

    private TemplateValues(EnumMap<TemplateField, String> values) {
        this.values = values;
    }

    /** Nothing. */
    public static TemplateValues none() {
        return NONE;
    }

    /** These and one more; the same where it is not known. */
    public TemplateValues with(TemplateField fact, @Nullable String value) {
        if (value == null) {
            return this;
        }
        EnumMap<TemplateField, String> more = new EnumMap<>(values);
        more.put(fact, value);
        return new TemplateValues(more);
    }

    /**
     * What a template says, and no more is kept.
     *
     * @throws IllegalArgumentException when one of them is missing: a defect; only the device may be unknown
     */
    Map<TemplateField, String> required(Set<TemplateField> wanted) {
        EnumMap<TemplateField, String> chosen = new EnumMap<>(values);
        chosen.keySet().retainAll(wanted);
        for (TemplateField fact : wanted) {
            if (fact != TemplateField.DEVICE && !chosen.containsKey(fact)) {
                throw new IllegalArgumentException("Nothing was said of " + fact);
            }
        }
        return Collections.unmodifiableMap(chosen);
    }
}
