package com.truewatch.billing.accounts.cloudaccount.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * A message of SNS as it came.
 *
 * @param json an object
 */
record SnsMessage(JsonNode json) {
    /** How its kinds begin in the ledger. */
    static final String ACTION = "SNS ";

    /** Two members of one name would let the one be signed and the other be read. */
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * A message.
     *
     * @throws IllegalArgumentException for anything but one JSON object
     */
    static SnsMessage parse(String body) {
        try {
            JsonNode json = STRICT.readTree(body);
            if (!json.isObject()) {
                throw new IllegalArgumentException("not an object");
            }
            return new SnsMessage(json);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("not JSON");
        }
    }

    boolean has(String member) {
        return json.path(member).isTextual();
    }

    /** A member as text; empty where there is none. */
    String text(String member) {
        return has(member) ? json.path(member).asText() : "";
    }

    String type() {
        return text("Type");
    }

    /** Without its content. */
    @Override
    public String toString() {
        return "SnsMessage " + type();
    }
}
