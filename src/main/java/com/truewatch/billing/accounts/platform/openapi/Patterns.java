package com.truewatch.billing.accounts.platform.openapi;

import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Anchors every pattern: in Java it is matched against the whole text, in JSON Schema against any part of it. */
final class Patterns {
    private Patterns() {}

    static void anchor(Components components) {
        components.getSchemas().values().forEach(Patterns::anchor);
    }

    static void anchor(@Nullable Schema schema) {
        if (schema == null) {
            return;
        }
        String pattern = schema.getPattern();
        if (pattern != null && !pattern.startsWith("^")) {
            schema.setPattern(pattern.contains("|") ? "^(?:" + pattern + ")$" : "^" + pattern + "$");
        }
        anchor(schema.getItems());
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(Patterns::anchor);
        }
        Objects.requireNonNullElse(schema.getAnyOf(), List.<Schema>of()).forEach(Patterns::anchor);
    }
}
