package com.truewatch.billing.accounts.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;

/** What answers say. */
public final class Answers {
    private Answers() {}

    /** Refused with this problem; the answer, for what else it says. */
    public static Response refused(int status, String problem, Response answer) {
        assertEquals(status, answer.statusCode(), answer::asString);
        assertEquals("/problems/" + problem, answer.path("type"));
        return answer;
    }
}
