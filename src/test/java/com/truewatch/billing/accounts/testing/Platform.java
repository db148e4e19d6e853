package com.truewatch.billing.accounts.testing;

import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;

/** Calls the service as other services and as staff do, with tokens of the local platform. */
public final class Platform {
    private Platform() {}

    /** As a service with these scopes; checked against the contract. */
    public static RequestSpecification service(String... scopes) {
        return Client.anonymous().auth().oauth2(serviceToken(scopes));
    }

    /** As an operator with these rights; checked against the contract. */
    public static RequestSpecification operator(String... rights) {
        return Client.anonymous().auth().oauth2(operatorToken(rights));
    }

    /** Good for an hour. */
    public static String serviceToken(String... scopes) {
        return token(Map.of("role", "service", "scopes", List.of(scopes)));
    }

    /** Good for an hour. */
    public static String operatorToken(String... rights) {
        return token(Map.of("role", "operator", "rights", List.of(rights)));
    }

    /** Of another operator than all the others here; good for an hour. */
    public static String operatorTokenOf(String subject, String... rights) {
        return token(Map.of("role", "operator", "subject", subject, "rights", List.of(rights)));
    }

    private static String token(Map<String, ?> wanted) {
        return Client.unchecked()
                .contentType("application/json")
                .body(wanted)
                .post("/local/tokens")
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
    }
}
