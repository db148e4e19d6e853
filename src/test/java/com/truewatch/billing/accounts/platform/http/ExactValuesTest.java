package com.truewatch.billing.accounts.platform.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.Raw;
import com.truewatch.billing.accounts.testing.TestAccounts;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A value of an enumeration is taken as it is written in the contract, and in no other way: for every operation of it. */
@QuarkusTest
class ExactValuesTest {
    private static final List<String> SPELLINGS =
            List.of("%s ", " %s", "%s\\u0000", "\\u0000%s", "%s\\n", "\\t%s", "\\u0001%s\\u001f", "%s\\u00a0", "%s,");

    private static final JsonNode CONTRACT = contract();

    @Inject
    TestAccounts accounts;

    String holder;
    String service;
    String operator;

    @BeforeEach
    void whoeverMayCall() {
        holder = Client.of(accounts.create()).accessToken();
        service = Platform.serviceToken(
                "directory.read", "directory.write", "accounts.create", "entry.issue", "events.read", "real-name.read");
        operator = Platform.operatorToken("review", "freeze", "settlement", "recovery", "audit");
    }

    @Test
    void ofEveryMemberOfABody() {
        List<Place> places = places(ExactValuesTest::membersOf);
        assertTrue(places.size() >= 8, places::toString);
        for (Place place : places) {
            for (String spelling : SPELLINGS) {
                String body = "{\"" + place.name + "\":\"" + spelling.formatted(place.value) + "\"}";
                Raw.assertViolation(send(place, "", body), "/" + place.name);
            }
        }
    }

    @Test
    void ofEveryParameterOfAQuery() {
        List<Place> places = places(ExactValuesTest::parametersOf);
        assertTrue(places.size() >= 3, places::toString);
        for (Place place : places) {
            for (String affix : List.of(" ", "\n", "\u0000", "\t", "\u00a0", ",")) {
                for (String value :
                        List.of(place.value + affix, affix + place.value, place.value.toLowerCase(Locale.ROOT))) {
                    Raw.assertViolation(
                            send(place, "?" + place.name + "=" + URLEncoder.encode(value, UTF_8), null),
                            "/" + place.name);
                }
            }
        }
    }

    private HttpResponse<String> send(Place place, String query, @Nullable String body) {
        String path = place.path.replaceAll("\\{[^}]*}", UUID.randomUUID().toString()) + query;
        String[] headers = {"Authorization", "Bearer " + token(place.path), "Content-Type", "application/json"};
        return body == null
                ? Raw.send(place.method, path, headers)
                : Raw.send(place.method, path, body.getBytes(UTF_8), headers);
    }

    private String token(String path) {
        return path.startsWith("/api/v1/operator/")
                ? operator
                : path.startsWith("/api/v1/directory/") ? service : holder;
    }

    /** A value that the contract enumerates. */
    private record Place(String method, String path, String name, String value) {}

    private interface Reader {
        List<Place> read(String method, String path, JsonNode operation);
    }

    private static List<Place> places(Reader reader) {
        List<Place> places = new ArrayList<>();
        CONTRACT.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> places.addAll(reader.read(
                                operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()))));
        return places;
    }

    private static List<Place> membersOf(String method, String path, JsonNode operation) {
        List<Place> places = new ArrayList<>();
        JsonNode schema = resolved(operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema"));
        schema.path("properties")
                .properties()
                .forEach(member -> values(member.getValue())
                        .forEach(value -> places.add(new Place(method, path, member.getKey(), value))));
        return places;
    }

    private static List<Place> parametersOf(String method, String path, JsonNode operation) {
        List<Place> places = new ArrayList<>();
        operation.path("parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals("query")) {
                values(parameter.path("schema"))
                        .forEach(value -> places.add(
                                new Place(method, path, parameter.path("name").asText(), value)));
            }
        });
        return places;
    }

    /** The first one of an enumeration is enough: one reader reads them all. */
    private static List<String> values(JsonNode schema) {
        for (JsonNode alternative : schema.path("anyOf")) {
            if (!values(alternative).isEmpty()) {
                return values(alternative);
            }
        }
        JsonNode values = resolved(schema).path("enum");
        return values.isEmpty() ? List.of() : List.of(values.get(0).asText());
    }

    private static JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : CONTRACT.at(reference.substring(1));
    }

    private static JsonNode contract() {
        try {
            return new ObjectMapper(new YAMLFactory())
                    .readTree(Path.of("openapi/openapi.yaml").toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
