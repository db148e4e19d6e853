package com.truewatch.billing.accounts.platform.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.MarkdownRender;

/**
 * What would break a client of one document that meets a service of another. openapi-diff finds most of it; it reads no
 * types of OpenAPI 3.1, so it is given both documents in the words of 3.0, and what it does not look at is looked at
 * here: members that a request may not have any more, members of an answer that may be null now, and tokens that were
 * not needed before.
 */
final class BreakingChanges {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REQUEST = "requestBody";

    private final JsonNode before;
    private final JsonNode after;
    private final List<String> found = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private BreakingChanges(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /** Empty where there is none. */
    static List<String> between(JsonNode before, JsonNode after) {
        BreakingChanges changes = new BreakingChanges(before, after);
        changes.askTheLibrary();
        changes.lookAtOperations();
        return changes.found;
    }

    private void askTheLibrary() {
        OpenApiDiffOptions options = OpenApiDiffOptions.builder()
                .configProperty("incompatible.operation.id.changed", "true")
                // Clients ignore codes that they do not know.
                .configProperty("incompatible.response.enum.increased", "false")
                .build();
        ChangedOpenApi changed = OpenApiCompare.fromContents(
                inOpenApi30(withoutRefusalsThatAreGone()), inOpenApi30(after), null, options);
        if (changed.isIncompatible()) {
            ByteArrayOutputStream report = new ByteArrayOutputStream();
            new MarkdownRender().render(changed, new OutputStreamWriter(report, StandardCharsets.UTF_8));
            found.add(report.toString(StandardCharsets.UTF_8));
        }
    }

    /** A client that can take a refusal is no worse off where it never comes. */
    private JsonNode withoutRefusalsThatAreGone() {
        JsonNode copy = before.deepCopy();
        copy.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    JsonNode now = after.path("paths").path(path.getKey()).path(operation.getKey());
                    if (operation.getValue().path("responses") instanceof ObjectNode answers) {
                        answers.properties()
                                .removeIf(it -> it.getKey().startsWith("4")
                                        && !now.path("responses").has(it.getKey()));
                    }
                }));
        return copy;
    }

    private static String inOpenApi30(JsonNode document) {
        try {
            return JSON.writeValueAsString(((ObjectNode) lowered(document)).put("openapi", "3.0.3"));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode lowered(JsonNode node) {
        if (node.isArray()) {
            ArrayNode items = JSON.createArrayNode();
            node.forEach(it -> items.add(lowered(it)));
            return items;
        }
        if (!node.isObject()) {
            return node;
        }
        if (node.path("$ref").isTextual()) {
            return JSON.createObjectNode().set("$ref", node.get("$ref"));
        }
        ObjectNode object = JSON.createObjectNode();
        node.properties().stream()
                .filter(it -> !it.getKey().equals("example") && !it.getKey().equals("examples"))
                .forEach(it -> object.set(it.getKey(), lowered(it.getValue())));
        if (object.path("type").isArray()) {
            JsonNode type = withoutNull(object.get("type")).path(0);
            object.set("type", type);
        }
        if (object.path("anyOf").isArray()) {
            ArrayNode alternatives = withoutNull(object.get("anyOf"));
            if (alternatives.size() == 1) {
                object.remove("anyOf");
                object.set("allOf", alternatives);
            }
        }
        return object;
    }

    private static ArrayNode withoutNull(JsonNode alternatives) {
        ArrayNode others = JSON.createArrayNode();
        alternatives.forEach(it -> {
            if (!isNull(it)) {
                others.add(it);
            }
        });
        return others;
    }

    private static boolean isNull(JsonNode type) {
        return type.asText().equals("null") || type.path("type").asText().equals("null");
    }

    private void lookAtOperations() {
        before.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    JsonNode now = after.path("paths").path(path.getKey()).path(operation.getKey());
                    if (now.isObject()) {
                        compare(operation.getKey() + " " + path.getKey(), operation.getValue(), now);
                    }
                }));
    }

    private void compare(String operation, JsonNode then, JsonNode now) {
        if (then.path("security").isEmpty() && !now.path("security").isEmpty()) {
            found.add(operation + " needs a token now");
        }
        compareContent(operation + " request", then.path(REQUEST), now.path(REQUEST), true);
        then.path("responses").properties().forEach(answer -> {
            JsonNode answerNow = resolved(after, now.path("responses").path(answer.getKey()));
            compareContent(operation + " " + answer.getKey(), resolved(before, answer.getValue()), answerNow, false);
        });
    }

    private void compareContent(String what, JsonNode then, JsonNode now, boolean request) {
        then.path("content").properties().forEach(content -> {
            JsonNode schemaNow = now.path("content").path(content.getKey()).path("schema");
            compareSchema(what, content.getValue().path("schema"), schemaNow, request);
        });
    }

    private void compareSchema(String what, JsonNode referenceThen, JsonNode referenceNow, boolean request) {
        if (referenceNow.isObject() && !request && mayBeNull(referenceNow) && !mayBeNull(referenceThen)) {
            found.add(what + " may be null now");
        }
        JsonNode then = resolved(before, onlyOne(referenceThen));
        JsonNode now = resolved(after, onlyOne(referenceNow));
        if (!seen.add(request + " " + System.identityHashCode(then) + " " + System.identityHashCode(now))) {
            return;
        }
        then.path("properties").properties().forEach(member -> {
            JsonNode memberNow = now.path("properties").path(member.getKey());
            if (memberNow.isMissingNode() && request) {
                found.add(what + " may not have " + member.getKey() + " any more");
            }
            compareSchema(what + " " + member.getKey(), member.getValue(), memberNow, request);
        });
        then.path("oneOf")
                .forEach(one -> now.path("oneOf").forEach(other -> {
                    if (one.path("$ref").equals(other.path("$ref"))) {
                        compareSchema(what, one, other, request);
                    }
                }));
        if (then.has("items")) {
            compareSchema(what + "[]", then.path("items"), now.path("items"), request);
        }
    }

    private static boolean mayBeNull(JsonNode schema) {
        return withoutNull(schema.path("type")).size() < schema.path("type").size()
                || withoutNull(schema.path("anyOf")).size()
                        < schema.path("anyOf").size();
    }

    /** What it is where it is not null. */
    private static JsonNode onlyOne(JsonNode schema) {
        ArrayNode alternatives = withoutNull(schema.path("anyOf"));
        return alternatives.size() == 1 ? alternatives.get(0) : schema;
    }

    private static JsonNode resolved(JsonNode document, JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }
}
