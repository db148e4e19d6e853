package com.truewatch.billing.accounts.platform.openapi;

import com.truewatch.billing.accounts.platform.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Codes of answers that grow without a new version. They are texts with the known ones in {@code x-extensible-enum}: of
 * an {@code enum} a generator makes a type that cannot hold the code of a later release.
 */
final class OpenCodes {
    private static final String KNOWN = "x-extensible-enum";

    private static final List<String> SCHEMAS =
            List.of("ActivityType", "SettlementObstacle", "IneligibilityReason", "SmsFailure", "MessageTemplate");

    /** Nothing but the reasons of problems has these. */
    private static final List<String> REASONS = List.of("PasswordFlaw", "ClosureObstacle");

    private OpenCodes() {}

    static void complete(Components components) {
        Map<String, Schema> schemas = components.getSchemas();
        Map<String, Schema> problem = named(ProblemSchema.NAME, schemas).getProperties();
        named("type", problem)
                .addExtension(
                        KNOWN,
                        Arrays.stream(Problem.values()).map(Problem::type).toList());
        named("reason", problem).addExtension(KNOWN, codes("SettlementObstacle", schemas));
        Schema reasons = Objects.requireNonNull(named("reasons", problem).getItems());
        reasons.addExtension(
                KNOWN,
                REASONS.stream().flatMap(it -> codes(it, schemas).stream()).toList());
        REASONS.forEach(components::removeSchema);
        SCHEMAS.forEach(it -> {
            Schema open = named(it, schemas);
            open.addExtension(KNOWN, codes(it, schemas));
            open.setEnumeration(null);
        });
    }

    private static List<Object> codes(String name, Map<String, Schema> schemas) {
        return List.copyOf(Objects.requireNonNull(named(name, schemas).getEnumeration(), name));
    }

    private static Schema named(String name, Map<String, Schema> schemas) {
        return Objects.requireNonNull(schemas.get(name), name);
    }
}
