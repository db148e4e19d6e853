package com.truewatch.billing.accounts.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.truewatch.billing.accounts.testing.Raw;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An operation of {@code openapi/openapi.yaml}, as it is called. */
record Operation(String method, String path, JsonNode description) {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** By their ids. */
    static Map<String, Operation> all() {
        Map<String, Operation> operations = new TreeMap<>();
        try {
            new ObjectMapper(new YAMLFactory())
                    .readTree(Path.of("openapi/openapi.yaml").toFile())
                    .get("paths")
                    .properties()
                    .forEach(path -> path.getValue().properties().stream()
                            .filter(it -> METHODS.contains(it.getKey()))
                            .forEach(it -> operations.put(
                                    it.getValue().get("operationId").asText(),
                                    new Operation(
                                            it.getKey().toUpperCase(Locale.ROOT), path.getKey(), it.getValue()))));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        return operations;
    }

    boolean hasId() {
        return path.contains("{");
    }

    /** Role, scope, right. */
    List<String> needs() {
        return Stream.of("role", "scope", "right")
                .map(it -> description.path("x-required-" + it).asText(null))
                .toList();
    }

    /** With the body of its own example, or with an empty one that does nothing. */
    HttpResponse<String> call(String id, String token, boolean withExample) {
        List<String> headers = new ArrayList<>();
        if (token != null) {
            headers.addAll(List.of("Authorization", "Bearer " + token));
        }
        String resolved = path.replaceAll("\\{[^}]*}", id);
        JsonNode bodies = description.path("requestBody").path("content");
        if (bodies.isEmpty()) {
            return Raw.send(method, resolved, headers.toArray(String[]::new));
        }
        Map.Entry<String, JsonNode> body = bodies.properties().iterator().next();
        headers.addAll(List.of("Content-Type", body.getKey()));
        String text = withExample ? body.getValue().get("example").toString() : "{}";
        return Raw.send(method, resolved, text.getBytes(StandardCharsets.UTF_8), headers.toArray(String[]::new));
    }
}
