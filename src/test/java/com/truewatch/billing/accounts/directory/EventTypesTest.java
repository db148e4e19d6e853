package com.truewatch.billing.accounts.directory;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.fge.jsonschema.core.exceptions.ProcessingException;
import com.github.fge.jsonschema.main.JsonSchema;
import com.github.fge.jsonschema.main.JsonSchemaFactory;
import com.truewatch.billing.accounts.activity.EventCode;
import com.truewatch.billing.accounts.activity.EventType;
import com.truewatch.billing.accounts.testing.Client;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalogue of events, and the examples of the page for services, which are what the catalogue says. */
@QuarkusTest
class EventTypesTest {
    private static final String EVENT_TYPES = "/api/v1/reference/event-types";

    /** A row of the page: type, subject and data. */
    private static final Pattern EXAMPLE =
            Pattern.compile("(?m)^\\| `([a-z-]+\\.[a-z-]+)` \\| `([^`]+)` \\| `([^`]+)` \\|$");

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyTypeIsThereOnceInTheOrderOfTheContract() {
        Response answer = Client.anonymous().get(EVENT_TYPES);

        answer.then()
                .statusCode(200)
                .header("Cache-Control", equalTo("public, max-age=3600"))
                .body("nextCursor", nullValue());
        assertEquals(wireNames(), answer.path("items.type"));
        assertTrue(answer.<List<String>>path("items.since").stream().allMatch(it -> it.matches("0\\.[12]\\.0")));
    }

    @Test
    void aSchemaIsWhereTheCatalogueSays() {
        List<Map<String, String>> catalogue =
                Client.anonymous().get(EVENT_TYPES).path("items");
        for (Map<String, String> entry : catalogue) {
            Client.anonymous()
                    .get(entry.get("dataSchema"))
                    .then()
                    .statusCode(200)
                    .contentType("application/schema+json")
                    .header("Cache-Control", equalTo("public, max-age=3600"))
                    .body("'$id'", equalTo(entry.get("dataSchema")))
                    .body("title", equalTo(entry.get("type")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"account.unheard-of", "ACCOUNT_FROZEN", "account"})
    void whatIsNoTypeHasNone(String type) {
        refused(404, "not-found", Client.anonymous().get(EVENT_TYPES + "/" + type + "/schema"));
    }

    @Test
    void thePageHasAnExampleOfEachType() throws IOException {
        assertEquals(wireNames(), List.copyOf(examples().keySet()));
    }

    /** Also of all that may be in it, or a reader would look for what it never shows. */
    @ParameterizedTest
    @EnumSource(EventType.class)
    void theExampleIsValidAndWhole(EventType type) throws Exception {
        JsonNode example = example(type);

        assertTrue(schema(type).validate(example).isSuccess(), example::toString);
        type.codes().forEach(code -> assertTrue(example.has(code.wireName()), code::wireName));
        assertEquals(2 + type.codes().size(), example.size());
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void theSchemaRefusesWhatLacksAMemberOrHasAnotherType(EventType type) throws Exception {
        ObjectNode example = example(type);
        JsonSchema schema = schema(type);

        assertFalse(isValid(schema, without(example, "accountId")));
        assertFalse(isValid(schema, without(example, "version")));
        assertFalse(isValid(schema, example.deepCopy().put("version", "seven")));
        for (EventCode code : type.codes()) {
            assertEquals(!code.isAlwaysThere(), isValid(schema, without(example, code.wireName())), code.wireName());
        }
        assertTrue(isValid(schema, example.deepCopy().put("added", "later")));
    }

    private static ObjectNode without(ObjectNode example, String member) {
        return example.deepCopy().without(member);
    }

    private static boolean isValid(JsonSchema schema, JsonNode data) throws ProcessingException {
        return schema.validate(data).isSuccess();
    }

    /** The validator knows an older dialect, of which this is a part. */
    private static JsonSchema schema(EventType type) throws IOException, ProcessingException {
        ObjectNode schema = (ObjectNode) JSON.readTree(Client.anonymous()
                .get(EVENT_TYPES + "/" + type.wireName() + "/schema")
                .asString());
        schema.remove(List.of("$schema", "$id"));
        return JsonSchemaFactory.byDefault().getJsonSchema(schema);
    }

    private static ObjectNode example(EventType type) throws IOException {
        return Objects.requireNonNull(examples().get(type.wireName()));
    }

    private static Map<String, ObjectNode> examples() throws IOException {
        Map<String, ObjectNode> examples = new LinkedHashMap<>();
        Matcher rows = EXAMPLE.matcher(Files.readString(Path.of("src/docs/services.md")));
        while (rows.find()) {
            examples.put(rows.group(1), (ObjectNode) JSON.readTree(rows.group(3)));
        }
        return examples;
    }

    private static List<String> wireNames() {
        return Arrays.stream(EventType.values()).map(EventType::wireName).toList();
    }
}
