package com.truewatch.billing.accounts.platform.openapi;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Orders the answers of every operation by status, and says what is in those that the code does not describe. */
final class ResponseDescriptions {
    /** What the generator says of a status that has no description. */
    private static final String NOTHING_SAID = "OK";

    private ResponseDescriptions() {}

    static void complete(Operation operation, Components components) {
        Map<String, APIResponse> byStatus =
                new TreeMap<>(operation.getResponses().getAPIResponses());
        byStatus.values().stream()
                .filter(it -> NOTHING_SAID.equals(it.getDescription()))
                .forEach(it -> it.setDescription(contentOf(it, operation, components)));
        operation.getResponses().setAPIResponses(byStatus);
    }

    /** The description of its schema, as the phrase that descriptions of answers are; without one the build fails. */
    private static String contentOf(APIResponse answer, Operation operation, Components components) {
        String schema = answer.getContent().getMediaTypes().values().stream()
                .map(MediaType::getSchema)
                .filter(Objects::nonNull)
                .map(Schema::getRef)
                .filter(Objects::nonNull)
                .findFirst()
                .map(it -> it.substring(it.lastIndexOf('/') + 1))
                .orElseThrow(() -> new IllegalStateException("no description: " + operation.getOperationId()));
        String description = Objects.requireNonNull(components.getSchemas().get(schema), schema)
                .getDescription();
        if (description == null) {
            throw new IllegalStateException("no description: " + schema);
        }
        return description.replaceFirst("\\.$", "");
    }
}
