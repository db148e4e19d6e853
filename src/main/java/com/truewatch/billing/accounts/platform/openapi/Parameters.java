package com.truewatch.billing.accounts.platform.openapi;

import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.Page;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Brings the parameters of every operation into one order: those of the path as they stand in it, those of the query by
 * name, the page's last, and the headers by name. What is the same everywhere is described once.
 */
final class Parameters {
    private static final String LIMIT = "limit";
    private static final String CURSOR = "cursor";

    private static final Map<String, String> SHARED =
            Map.of(LIMIT, "Limit", CURSOR, "Cursor", Api.IDEMPOTENCY_KEY, "IdempotencyKey");

    /** A text in a path or a query is refused with NUL in it, whatever it is for. */
    private static final String ANY_TEXT = "^[^\\u0000]*$";

    private final Map<String, Parameter> shared = new TreeMap<>();

    /** {@code path} is the template, for example {@code /accounts/{id}}. */
    void complete(String path, Operation operation, boolean takesIdempotencyKey) {
        if (takesIdempotencyKey) {
            operation.addParameter(idempotencyKey());
        }
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(Parameters::boundText);
            operation.setParameters(operation.getParameters().stream()
                    .sorted(order(path))
                    .map(this::share)
                    .toList());
        }
    }

    /** Once every operation has been seen. */
    void addTo(Components components) {
        shared.forEach(components::addParameter);
    }

    private static Comparator<Parameter> order(String path) {
        return Comparator.comparing(Parameter::getIn)
                .thenComparing(it -> it.getIn() == Parameter.In.PATH ? path.indexOf("{" + it.getName() + "}") : 0)
                .thenComparing(it -> List.of(LIMIT, CURSOR).indexOf(it.getName()))
                .thenComparing(Parameter::getName);
    }

    private Parameter share(Parameter parameter) {
        String name = SHARED.get(parameter.getName());
        if (name == null) {
            return parameter;
        }
        describe(parameter);
        Parameter first = shared.computeIfAbsent(name, missing -> parameter);
        if (!String.valueOf(first.getSchema()).equals(String.valueOf(parameter.getSchema()))) {
            throw new IllegalStateException("Two parameters named " + name + ": " + first + ", " + parameter);
        }
        return OASFactory.createParameter().ref(name);
    }

    private static void boundText(Parameter parameter) {
        Schema schema = parameter.getSchema();
        if (schema == null || schema.getType() == null || !schema.getType().contains(Schema.SchemaType.STRING)) {
            return;
        }
        boolean free = schema.getPattern() == null && schema.getFormat() == null && schema.getEnumeration() == null;
        boolean inUri = parameter.getIn() == Parameter.In.PATH || parameter.getIn() == Parameter.In.QUERY;
        if (free && inUri) {
            schema.setPattern(ANY_TEXT);
        }
        Patterns.anchor(schema);
    }

    /** What no annotation has to repeat at every list. */
    private static void describe(Parameter parameter) {
        if (parameter.getName().equals(LIMIT)) {
            parameter.setDescription("How many items at most.");
            Objects.requireNonNull(parameter.getSchema())
                    .minimum(BigDecimal.ONE)
                    .maximum(BigDecimal.valueOf(Page.MAX_LIMIT));
        } else if (parameter.getName().equals(CURSOR)) {
            parameter.setDescription("The `nextCursor` of the page before; the first page without it.");
            Objects.requireNonNull(parameter.getSchema()).pattern("^[A-Za-z0-9_-]+$");
        }
    }

    private static Parameter idempotencyKey() {
        return OASFactory.createParameter()
                .name(Api.IDEMPOTENCY_KEY)
                .in(Parameter.In.HEADER)
                .description(
                        "Names this call, for example by a UUID. A repeat with the same key and body within 24 hours "
                                + "is not done again: it gets the first answer, a wrong code's too.")
                .schema(OASFactory.createSchema()
                        .type(List.of(Schema.SchemaType.STRING))
                        .pattern("^[ -~]{1,64}$"));
    }
}
