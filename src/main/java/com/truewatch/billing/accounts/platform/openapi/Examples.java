package com.truewatch.billing.accounts.platform.openapi;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The words and examples of {@code openapi/examples.json}.
 *
 * @param introduction Markdown
 * @param tags the groups of operations, in the order in which a reader needs them
 * @param schemas an example per schema
 * @param operations an example per operation and {@code request} or status, where the schema's own would mislead; with a
 *     media type after a blank where each has its own
 */
record Examples(
        String introduction,
        Map<String, String> tags,
        Map<String, Object> schemas,
        Map<String, Map<String, Object>> operations) {
    static Examples load() {
        try (InputStream file = Examples.class.getResourceAsStream("/openapi/examples.json")) {
            return new ObjectMapper().readValue(file, new TypeReference<>() {});
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void addTo(OpenAPI document) {
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(this::addTo);
    }

    private void addTo(Operation operation) {
        if (operation.getRequestBody() != null) {
            addTo(operation, "request", operation.getRequestBody().getContent());
        }
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2") && response.getContent() != null) {
                addTo(operation, status, response.getContent());
            }
        });
    }

    /** A body without an example fails the build: a newcomer would have to guess. */
    private void addTo(Operation operation, String part, Content content) {
        Map<String, Object> own = operations.getOrDefault(operation.getOperationId(), Map.of());
        content.getMediaTypes().forEach((mediaType, body) -> {
            @Nullable Object example = own.getOrDefault(part + " " + mediaType, own.get(part));
            if (example == null && body.getSchema() != null) {
                example = example(body.getSchema());
            }
            if (example == null) {
                throw new IllegalStateException("no example: " + operation.getOperationId() + " " + part);
            }
            body.setExample(example);
        });
    }

    /** Of a schema that has a name, or of a list of such. */
    private @Nullable Object example(Schema schema) {
        if (schema.getRef() != null) {
            return schemas.get(schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1));
        }
        Object item = schema.getItems() == null ? null : example(schema.getItems());
        return item == null ? null : List.of(item);
    }
}
