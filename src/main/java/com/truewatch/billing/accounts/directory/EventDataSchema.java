package com.truewatch.billing.accounts.directory;

import com.truewatch.billing.accounts.activity.EventCode;
import com.truewatch.billing.accounts.activity.EventType;
import com.truewatch.billing.accounts.platform.http.Api;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schema of what events of one type carry. Members may be added to it: it forbids none. */
final class EventDataSchema {
    /** JSON Schema, 2020-12. */
    static final String MEDIA_TYPE = "application/schema+json";

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final Map<String, Object> ID = Map.of("type", "string", "format", "uuid");
    private static final Map<String, Object> VERSION = Map.of("type", "integer", "minimum", 0);
    private static final Map<String, Object> CODE = Map.of("type", "string", "minLength", 1);

    private EventDataSchema() {}

    /** Where that of a type is. */
    static String pathOf(EventType type) {
        return Api.V1 + "/reference/event-types/" + type.wireName() + "/schema";
    }

    /** That of a type. */
    static Map<String, Object> of(EventType type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("accountId", ID);
        properties.put("version", VERSION);
        List<String> required = new ArrayList<>(properties.keySet());
        type.codes().forEach(code -> {
            properties.put(code.wireName(), code == EventCode.CLOUD_ACCOUNT_ID ? ID : CODE);
            if (code.isAlwaysThere()) {
                required.add(code.wireName());
            }
        });
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", DIALECT);
        schema.put("$id", pathOf(type));
        schema.put("title", type.wireName());
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", required);
        return schema;
    }
}
