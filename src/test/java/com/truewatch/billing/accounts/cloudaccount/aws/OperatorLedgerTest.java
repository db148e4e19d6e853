package com.truewatch.billing.accounts.cloudaccount.aws;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Staff look into the ledger, and have what failed handled again once its cause is mended. */
@QuarkusTest
class OperatorLedgerTest {
    private static final String PATH = "/api/v1/operator/marketplace-events";

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    private AwsPurchase bought;

    @BeforeEach
    void nobodyHasBoughtYet() {
        StubbedAws.reset();
        bought = AwsPurchase.byNewBuyer();
    }

    @Nested
    class AnEventThatFailed {
        private String body;
        private String id;

        @BeforeEach
        void awsDoesNotSayUntilWhenItIsPaid() {
            StubbedAws.entitlements(StubbedAws.error(500, "InternalServiceErrorException"));
            body = bought.licensed(clock.instant());
            AwsPurchase.send(body).then().statusCode(204);
            id = idOf(body);
        }

        @Test
        void isSeenWithItsBody() {
            Platform.operator("audit")
                    .queryParam("provider", "AWS")
                    .queryParam("outcome", "FAILED")
                    .get(PATH)
                    .then()
                    .statusCode(200)
                    .body("items[0].id", equalTo(id))
                    .body("items[0].action", equalTo("License Updated"))
                    .body("items[0].code", equalTo("AwsFailure"))
                    .body("items[0].attempts", is(1));
            Platform.operator("audit")
                    .get(PATH + "/" + id)
                    .then()
                    .statusCode(200)
                    .body("event.outcome", equalTo("FAILED"))
                    .body("body", equalTo(body));
            assertEquals(List.of(), subscriptions());
        }

        @Test
        void failsAgainWhileNothingIsMendedAndIsTriedAgainThen() {
            replay(id).then().statusCode(200).body("outcome", equalTo("FAILED")).body("attempts", is(2));
            // As when its own job has given up.
            database.execute("delete from scheduled_tasks where task_name = 'marketplace-event'");
            replay(id).then().statusCode(200).body("outcome", equalTo("FAILED")).body("attempts", is(3));

            StubbedAws.reset();
            clock.advance(Duration.ofMinutes(1));

            await().atMost(Duration.ofSeconds(20)).until(() -> subscriptions().equals(List.of("ACTIVE")));
            Platform.operator("audit").get(PATH + "/" + id).then().body("event.outcome", equalTo("APPLIED"));
        }

        @Test
        void takesEffectOnceAfterItsCauseIsMended() {
            StubbedAws.reset();

            replay(id)
                    .then()
                    .statusCode(200)
                    .body("outcome", equalTo("APPLIED"))
                    .body("code", equalTo(null))
                    .body("attempts", is(2));
            String applied = everything();
            replay(id).then().statusCode(200).body("outcome", equalTo("APPLIED"));
            AwsPurchase.send(body).then().statusCode(204);

            assertEquals(List.of("ACTIVE"), subscriptions());
            assertEquals(applied, everything());
            assertEquals(
                    List.of("FAILED local-operator The stub is mended", "APPLIED local-operator The stub is mended"),
                    database.rows(
                            "select before || ' ' || operator || ' ' || reason from marketplace_event_replay"
                                    + " where event_id = ?::uuid order by id",
                            id));
        }

        @Test
        void isHandledAgainByWhoMayAndForAReason() {
            refused(403, "forbidden", replay(Platform.operator("audit", "review", "freeze"), id));
            refused(403, "forbidden", replay(Platform.service("directory.write"), id));
            refused(403, "forbidden", replay(Client.of(accounts.create()).request(), id));
            refused(401, "authentication-required", replay(Client.anonymous(), id));
            for (RequestSpecification other : List.of(
                    Platform.operator("settlement"),
                    Platform.service("directory.read"),
                    Client.of(accounts.create()).request())) {
                refused(403, "forbidden", other.get(PATH));
            }
            refused(403, "forbidden", Platform.operator("settlement").get(PATH + "/" + id));
            refused(
                    400,
                    "invalid-request",
                    Client.unchecked()
                            .auth()
                            .oauth2(Platform.operatorToken("settlement"))
                            .contentType("application/json")
                            .body("{\"reason\":\"\"}")
                            .post(PATH + "/" + id + "/replay"));

            assertEquals(
                    0, database.count("select count(*) from marketplace_event_replay where event_id = ?::uuid", id));
            assertEquals("1", database.value("select attempts from marketplace_event where id = ?::uuid", id));
        }
    }

    @Test
    void whatIsNotGenuineIsSeenAndNeverHandled() {
        String body = bought.licensed(clock.instant());
        AwsPurchase.send(body, "not the secret").then().statusCode(403);
        String id = idOf(body);

        Platform.operator("audit")
                .queryParam("outcome", "REFUSED")
                .get(PATH)
                .then()
                .statusCode(200)
                .body("items.find { it.id == '" + id + "' }.verified", equalTo(false))
                .body("items.find { it.id == '" + id + "' }.code", equalTo("secret"));
        Platform.operator("audit").get(PATH + "/" + id).then().body("body", equalTo(body));
        refused(409, "wrong-state", replay(id)).then().body("state", equalTo("REFUSED"));

        assertEquals(List.of(), subscriptions());
        assertEquals(0, database.count("select count(*) from marketplace_event_replay where event_id = ?::uuid", id));
        assertEquals("0", database.value("select attempts from marketplace_event where id = ?::uuid", id));
    }

    @Test
    void whatThereIsNotIsNotFoundAndAPageHasANext() {
        String unknown = PATH + "/0198f1c0-0000-7000-8000-000000000000";
        refused(404, "not-found", Platform.operator("audit").get(unknown));
        refused(404, "not-found", replay(unknown.substring(PATH.length() + 1)));
        AwsPurchase.send(bought.created("NEW", clock.instant()));
        AwsPurchase.send(bought.licensed(clock.instant()));

        Response first = Platform.operator("audit").queryParam("limit", 1).get(PATH);
        first.then().statusCode(200).body("items.size()", is(1)).body("items[0].attempts", greaterThan(0));
        Platform.operator("audit")
                .queryParam("limit", 1)
                .queryParam("cursor", first.<String>path("nextCursor"))
                .get(PATH)
                .then()
                .body("items[0].action", equalTo("Purchase Agreement Created"));
        refused(
                400,
                "invalid-request",
                Client.unchecked()
                        .auth()
                        .oauth2(Platform.operatorToken("audit"))
                        .get(PATH + "?outcome=UNKNOWN"));
    }

    private static Response replay(String id) {
        return replay(Platform.operator("settlement"), id);
    }

    private static Response replay(RequestSpecification by, String id) {
        return by.body(Map.of("reason", "The stub is mended")).post(PATH + "/" + id + "/replay");
    }

    private String idOf(String body) {
        return database.value("select id from marketplace_event where body = ?", body);
    }

    private List<String> subscriptions() {
        return database.rows("select status from cloud_subscription where subscription_key = ?", bought.license());
    }

    private String everything() {
        return database.rows("select s::text from cloud_subscription s where subscription_key = ?", bought.license())
                + database.value("select c::text from cloud_account c where buyer_account_id = ?", bought.buyer());
    }
}
