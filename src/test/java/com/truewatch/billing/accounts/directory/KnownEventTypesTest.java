package com.truewatch.billing.accounts.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.truewatch.billing.accounts.activity.EventType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract names every type of event: a reader that asks for one by {@code types} finds it there. */
class KnownEventTypesTest {
    @Test
    void areAllInTheContract() throws IOException {
        JsonNode type = new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("openapi/openapi.yaml").toFile())
                .at("/components/schemas/CloudEvent/properties/type");
        List<String> known = new ArrayList<>();
        type.get("x-extensible-enum").forEach(it -> known.add(it.asText()));

        assertEquals(Arrays.stream(EventType.values()).map(EventType::wireName).toList(), known);
    }
}
