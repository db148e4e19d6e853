package com.truewatch.billing.accounts.platform.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A client of the last release is a client of this build. {@code released.yaml} is the document of that release: whoever
 * releases copies {@code openapi/openapi.yaml} over it.
 */
class ReleasedContractTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private static final String ACCOUNT = "/components/schemas/Account";
    private static final String REGISTRATION = "/components/schemas/CompleteRegistrationRequest";
    private static final String LOGIN_CODES = "/paths/~1api~1v1~1login-codes/post";

    private static final JsonNode RELEASED = read("src/test/resources/openapi/released.yaml");

    @Test
    void nothingThatClientsRelyOnHasChanged() {
        JsonNode present = read("openapi/openapi.yaml");

        assertEquals(List.of(), BreakingChanges.between(withWhatItRefusedUnsaid(present), present));
    }

    /** Each of these would break a client; none may go unnoticed. */
    @TestFactory
    Stream<DynamicTest> seesEveryKindOfBreak() {
        return Stream.of(
                breaks("a path is gone", it -> it.remove("/paths", "/api/v1/account")),
                breaks("an operation is gone", it -> it.remove("/paths/~1api~1v1~1account", "patch")),
                breaks(
                        "an operation has another id",
                        it -> it.put("/paths/~1api~1v1~1account/get", "operationId", "\"readAccount\"")),
                breaks("an open operation wants a token", it -> it.put(LOGIN_CODES, "security", "[{\"bearer\":[]}]")),
                breaks("an answer is gone", it -> it.remove("/paths/~1api~1v1~1account/get/responses", "200")),
                breaks(
                        "a header of an answer is gone",
                        it -> it.remove("/paths/~1api~1v1~1account~1credential-changes/post/responses/201", "headers")),
                breaks("a member of an answer is gone", it -> it.remove(ACCOUNT + "/properties", "email")),
                breaks("a member of an answer may be missing", it -> it.remove(ACCOUNT, "required")),
                breaks(
                        "a member of an answer may be null",
                        it -> it.put(ACCOUNT + "/properties/username", "type", "[\"string\",\"null\"]")),
                breaks(
                        "a member of an answer has another type",
                        it -> it.put(ACCOUNT + "/properties/username", "type", "\"integer\"")),
                breaks("a member of a request is refused", it -> it.remove(REGISTRATION + "/properties", "phone")),
                breaks(
                        "a member of a request is required",
                        it -> it.put(
                                REGISTRATION,
                                "required",
                                "[\"code\",\"username\",\"profile\",\"agreementVersion\",\"phone\"]")),
                breaks(
                        "a member of a request has another type",
                        it -> it.put(REGISTRATION + "/properties/username", "type", "\"integer\"")),
                breaks(
                        "a value of a request is refused",
                        it -> it.put("/components/schemas/Credential", "enum", "[\"EMAIL\"]")),
                breaks(
                        "a media type of a request is refused",
                        it -> it.remove(
                                "/paths/~1api~1v1~1account/patch/requestBody/content", "application/merge-patch+json")),
                breaks("a parameter is gone", it -> it.remove("/paths/~1api~1v1~1account/get", "parameters")),
                breaks(
                        "a parameter is required",
                        it -> it.put("/paths/~1api~1v1~1account/get/parameters/0", "required", "true")));
    }

    /**
     * The last release, and what it refused without saying so in its document: a registration without a profile, and texts
     * of another form. What is said now is no news to its clients.
     */
    private static JsonNode withWhatItRefusedUnsaid(JsonNode present) {
        Edited whole = new Edited(RELEASED.deepCopy());
        for (String request : List.of("CompleteRegistrationRequest", "CreateAccountRequest")) {
            ((ArrayNode) whole.document.at("/components/schemas/" + request + "/required")).add("profile");
        }
        whole.document
                .at("/components/schemas")
                .properties()
                .forEach(it -> takePatterns(
                        it.getValue(), present.at("/components/schemas").path(it.getKey())));
        whole.document
                .at("/components/parameters")
                .forEach(it -> takePattern(it, present.at("/components/parameters")));
        whole.document
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operation
                                .getValue()
                                .path("parameters")
                                .forEach(it -> takePattern(
                                        it,
                                        present.path("paths")
                                                .path(path.getKey())
                                                .path(operation.getKey())
                                                .path("parameters")))));
        return whole.document;
    }

    private static void takePatterns(JsonNode schema, JsonNode present) {
        schema.path("properties").properties().forEach(it -> {
            JsonNode pattern = present.path("properties").path(it.getKey()).path("pattern");
            if (pattern.isTextual()) {
                ((ObjectNode) it.getValue()).set("pattern", pattern);
            }
        });
    }

    private static void takePattern(JsonNode parameter, JsonNode present) {
        for (JsonNode same : present) {
            JsonNode pattern = same.path("schema").path("pattern");
            boolean named = parameter.has("name")
                    && same.path("name").equals(parameter.get("name"))
                    && same.path("in").equals(parameter.get("in"));
            if (named && pattern.isTextual()) {
                ((ObjectNode) parameter.get("schema")).set("pattern", pattern);
            }
        }
    }

    @Test
    void letsAnswersAndRequestsGrow() {
        Edited grown = new Edited(RELEASED.deepCopy());
        grown.put(ACCOUNT + "/properties", "nickname", "{\"type\":\"string\"}");
        grown.put(REGISTRATION + "/properties", "hint", "{\"type\":\"string\"}");
        ((ArrayNode) grown.document.at("/components/schemas/AccountStatus/enum")).add("MERGED");

        assertEquals(List.of(), BreakingChanges.between(RELEASED, grown.document));
    }

    private static DynamicTest breaks(String what, Consumer<Edited> edit) {
        return DynamicTest.dynamicTest(what, () -> {
            Edited broken = new Edited(RELEASED.deepCopy());
            edit.accept(broken);
            assertFalse(BreakingChanges.between(RELEASED, broken.document).isEmpty(), what);
        });
    }

    /** A document and edits to it, each at a JSON Pointer. */
    private record Edited(JsonNode document) {
        void remove(String parent, String member) {
            if (object(parent).remove(member) == null) {
                throw new IllegalArgumentException("no " + member + " in " + parent);
            }
        }

        void put(String parent, String member, String json) {
            object(parent).set(member, parse(json));
        }

        private ObjectNode object(String pointer) {
            return (ObjectNode) document.at(pointer);
        }

        private static JsonNode parse(String json) {
            try {
                return YAML.readTree(json);
            } catch (IOException invalid) {
                throw new IllegalArgumentException(json, invalid);
            }
        }
    }

    private static JsonNode read(String file) {
        try {
            return YAML.readTree(Path.of(file).toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
