package com.truewatch.billing.accounts.platform.local;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.truewatch.billing.accounts.platform.security.token.Rights;
import com.truewatch.billing.accounts.platform.security.token.Scopes;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Platform;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LocalTokensResourceTest {
    @Test
    void everyScopeAndEveryRightCanBeHad() {
        String nobody = "/" + UUID.randomUUID();

        Platform.service(Scopes.ALL.toArray(String[]::new))
                .get("/api/v1/directory/accounts" + nobody)
                .then()
                .statusCode(404);
        Platform.operator(Rights.ALL.toArray(String[]::new))
                .get("/api/v1/operator/accounts" + nobody + "/activity")
                .then()
                .statusCode(404);
    }

    @Test
    void scopesAndRightsMayBeAbsent() {
        issue(Map.of("role", "operator")).statusCode(200).header("Cache-Control", "no-store");
    }

    @Test
    void aTokenWithAScopeThatThereIsNotIsRefusedAtOnce() {
        issue(Map.of("role", "service", "scopes", List.of("directory.read", "directory.raed")))
                .statusCode(400)
                .body("violations.pointer", contains("/scopes/1"))
                .body("violations.message", everyItem(startsWith("must be one of [accounts.create, ")));
        issue(Map.of("role", "operator", "rights", List.of("operator:freeze")))
                .statusCode(400)
                .body("violations.pointer", contains("/rights/0"));
    }

    @Test
    void noOtherRoleIsIssued() {
        for (String role : List.of("account", "Service", " service")) {
            issue(Map.of("role", role)).statusCode(400).body("violations[0].pointer", equalTo("/role"));
        }
        issue(Map.of()).statusCode(400).body("violations[0].pointer", equalTo("/role"));
    }

    @Test
    void whoseTokenItIsCannotBeAnAccount() {
        issue(Map.of("role", "operator", "subject", "second-operator")).statusCode(200);
        for (String subject : List.of("0198a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2b", "A", "a b", "")) {
            issue(Map.of("role", "operator", "subject", subject))
                    .statusCode(400)
                    .body("violations[0].pointer", equalTo("/subject"));
        }
    }

    @Test
    void theContractDoesNotKnowIt() {
        Client.unchecked()
                .accept("application/json")
                .get("/q/openapi")
                .then()
                .body("paths", not(hasKey("/local/tokens")));
    }

    private static ValidatableResponse issue(Map<String, ?> body) {
        return Client.unchecked()
                .contentType("application/json")
                .body(body)
                .post("/local/tokens")
                .then();
    }
}
