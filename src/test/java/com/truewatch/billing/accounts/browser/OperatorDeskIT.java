package com.truewatch.billing.accounts.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.truewatch.billing.accounts.testing.RealNameCalls;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A day at an operator's desk in the explorer, by the steps of {@code src/docs/desk.md}, whose pictures it takes. */
@Tag("full")
class OperatorDeskIT extends BrowserTest {
    private static final String LOG_IN = "{\"login\":\"demo\",\"password\":\"demo-password-for-local-use\"}";

    @Test
    void operatorFindsReviewsFreezesAndUnfreezes() {
        applyForRealName();
        try (BrowserContext desk = chromium.newContext();
                BrowserContext home = chromium.newContext()) {
            Explorer operator = Explorer.open(desk, service.baseUrl());
            Explorer holder = Explorer.open(home, service.baseUrl());
            operator.authorize(operatorToken());

            String id = findAccount(operator);
            decide(operator, Map.of("id", review(operator, id)));
            Map<String, String> account = Map.of("id", id);
            operator.execute("getOperatorAccount", account, null, 200);
            assertShown(operator, "getOperatorAccount", "state", "VERIFIED");

            operator.execute("freezeAccount", account, "{\"reason\":\"Reported stolen\"}", 200);
            assertShown(operator, "freezeAccount", "status", "FROZEN");
            holder.execute("logIn", LOG_IN, 403);
            assertShown(holder, "logIn", "type", "/problems/account-frozen");

            operator.execute("unfreezeAccount", account, "{\"reason\":\"The holder called\"}", 200);
            assertShown(operator, "unfreezeAccount", "status", "ACTIVE");
            holder.execute("logIn", LOG_IN, 201);
            assertShown(holder, "logIn", "accountId", id);
        }
    }

    private static String findAccount(Explorer operator) {
        JsonPath found = operator.execute("searchAccounts", Map.of("query", "demo trading"), null, 200);
        assertShown(operator, "searchAccounts", "username", "demo");
        assertShown(operator, "searchAccounts", "state", "VERIFIED");
        operator.photograph("searchAccounts", "operator-search");
        String id = found.getString("items[0].id");
        operator.execute("getOperatorAccount", Map.of("id", id), null, 200);
        assertShown(operator, "getOperatorAccount", "companyName", "Demo Trading Pte. Ltd.");
        return id;
    }

    private static String review(Explorer operator, String accountId) {
        JsonPath queue = operator.execute("listRealNameApplications", Map.of(), null, 200);
        assertShown(operator, "listRealNameApplications", "accountId", accountId);
        assertEquals(1, queue.getList("items").size());
        String id = queue.getString("items[0].id");
        operator.execute("readRealNameApplication", Map.of("id", id), null, 200);
        assertShown(operator, "readRealNameApplication", "registrationNumber", "201912345K");
        operator.photograph("readRealNameApplication", "operator-review");
        return id;
    }

    /** Refused without a reason: that is no decision. Then approved, which cannot be repeated. */
    private static void decide(Explorer operator, Map<String, String> application) {
        operator.execute("rejectRealNameApplication", application, "{\"reason\":\"\"}", 400);
        assertShown(operator, "rejectRealNameApplication", "type", "/problems/invalid-request");
        assertShown(operator, "rejectRealNameApplication", "pointer", "/reason");

        operator.execute("approveRealNameApplication", application, null, 200);
        assertShown(operator, "approveRealNameApplication", "state", "APPROVED");
        operator.execute("approveRealNameApplication", application, null, 409);
        assertShown(operator, "approveRealNameApplication", "type", "/problems/wrong-state");
    }

    private static void assertShown(Explorer explorer, String operationId, String member, String value) {
        assertThat(explorer.shownAnswer(operationId)).containsText("\"%s\": \"%s\"".formatted(member, value));
    }

    /** Anew: the demo account is certified. */
    private static void applyForRealName() {
        String token = call().body(LOG_IN).post("/api/v1/sessions").path("accessToken");
        String certified = call().auth().oauth2(token).get(RealNameCalls.PATH).path("applicationId");
        String document = RestAssured.given()
                .baseUri(service.baseUrl())
                .auth()
                .oauth2(token)
                .multiPart("file", "licence.pdf", RealNameCalls.pdf("licence"), "application/pdf")
                .post(RealNameCalls.PATH + "/documents")
                .path("id");
        call().auth()
                .oauth2(token)
                .body(Map.of(
                        "subjectType", "ENTERPRISE",
                        "legalName", "Demo Trading Pte. Ltd.",
                        "country", "SG",
                        "registrationNumber", "201912345K",
                        "legalRepresentative", "Dora Demo",
                        "replaces", certified,
                        "documentIds", List.of(document)))
                .post(RealNameCalls.PATH + "/applications")
                .then()
                .statusCode(201);
    }

    private static String operatorToken() {
        return call().body(Map.of("role", "operator", "rights", List.of("review", "freeze", "audit")))
                .post("/local/tokens")
                .path("accessToken");
    }

    private static RequestSpecification call() {
        return RestAssured.given().baseUri(service.baseUrl()).contentType("application/json");
    }
}
