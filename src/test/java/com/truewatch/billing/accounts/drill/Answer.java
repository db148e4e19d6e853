package com.truewatch.billing.accounts.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What came back, if anything.
 *
 * @param status {@link #NONE} where the connection ended first
 * @param body missing where it is no JSON
 * @param cookies that it sets
 * @param entityTag empty without one
 */
record Answer(int status, JsonNode body, Map<String, String> cookies, String entityTag) {
    static final int NONE = 0;

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Whether what was asked may have happened or not: an outage may come between a commit and its answer. */
    boolean isDoubtful() {
        return status == NONE || status >= 500;
    }

    String text(String pointer) {
        return body.at(pointer).asText();
    }

    /** Whether it is this problem. */
    boolean isProblem(String slug) {
        return text("/type").equals("/problems/" + slug);
    }

    @Override
    public String toString() {
        return status + " " + text("/type");
    }
}
