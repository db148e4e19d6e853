package com.truewatch.billing.accounts.cloudaccount.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.truewatch.billing.accounts.cloudaccount.aws.AwsPurchase.come;
import static com.truewatch.billing.accounts.cloudaccount.aws.AwsPurchase.form;
import static com.truewatch.billing.accounts.cloudaccount.aws.AwsPurchase.register;
import static com.truewatch.billing.accounts.cloudaccount.aws.AwsPurchase.send;
import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.http.Fault;
import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What AWS Marketplace sends, in whatever order, to a service whose AWS is a stub. */
@QuarkusTest
class AwsMarketplaceTest {
    private static final String ROOT = "/api/v1/marketplace/aws";
    private static final String CLOUD_ACCOUNTS = "/api/v1/account/cloud-accounts";

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    private AwsPurchase bought;
    private Instant begin;

    @BeforeEach
    void nobodyHasBoughtYet() {
        StubbedAws.reset();
        bought = AwsPurchase.byNewBuyer();
        begin = clock.instant();
        StubbedAws.resolves(bought.resolved());
    }

    @Test
    void registersThenIsPaidForThenClaimedThenEnds() {
        String claim = register("AbC%2Bd%2FeF%3D%3D");
        assertEquals(
                "{\"RegistrationToken\":\"AbC+d/eF==\"}",
                StubbedAws.resolveCalls().get(0).getBodyAsString());
        assertEquals("PENDING_ACTIVATION", statusOf(bought));
        StubbedAws.entitlements(okJson("{\"Entitlements\":[{\"ExpirationDate\":1811106000}]}"));
        send(bought.created("NEW", at(0))).then().statusCode(204);
        send(bought.licensed(at(1))).then().statusCode(204);
        Client holder = Client.of(accounts.create());
        Response claimed = holder.request().body(Map.of("claim", claim)).post(CLOUD_ACCOUNTS);
        claimed.then()
                .statusCode(201)
                .body("provider", is("AWS"))
                .body("accountId", is(bought.buyer()))
                .body("status", is("ACTIVE"))
                .body("expiresAt", is("2027-05-23T21:00:00Z"));
        String path = CLOUD_ACCOUNTS + "/" + claimed.path("id");

        send(bought.ended("CANCELLED", at(2)));
        holder.request().get(path).then().body("status", is("ENDING"));
        send(bought.deprovisioned(at(3)));
        holder.request().get(path).then().body("status", is("ENDED"));
        send(bought.licensed(at(4)));
        holder.request().get(path).then().body("status", is("ENDED"));
    }

    @Test
    void eventsBeforeTheRegistrationAndInReverseOrderSayTheSame() {
        send(bought.ended("CANCELLED", at(2)));
        send(bought.licensed(at(1)));
        send(bought.created("NEW", at(0)));
        register("token");

        assertEquals("ENDING", statusOf(bought));
        assertEquals(
                1, database.count("select count(*) from cloud_account where buyer_account_id = ?", bought.buyer()));
    }

    @Test
    void theEndOfALicenseBeforeItsBeginIsItsEnd() {
        send(bought.deprovisioned(at(2)));
        send(bought.licensed(at(1)));

        assertEquals("ENDED", statusOf(bought));
    }

    @Test
    void theSameEventTwiceAndOthersAtOnceMakeOneCloudAccount() throws Exception {
        String event = bought.licensed(at(1));
        List<Integer> statuses =
                AtOnce.run(() -> send(event).statusCode(), () -> send(event).statusCode());
        AtOnce.run(() -> register("token"), () -> register("token"));

        assertEquals(List.of(204, 204), statuses);
        assertEquals(
                1, database.count("select count(*) from cloud_account where buyer_account_id = ?", bought.buyer()));
        assertEquals("ACTIVE", statusOf(bought));
    }

    @Test
    void aRenewalIsNoEndInEitherOrder() {
        for (boolean oldFirst : List.of(true, false)) {
            nobodyHasBoughtYet();
            send(bought.licensed(at(1)));
            AwsPurchase next = bought.another();
            List<String> old = List.of(bought.ended("RENEWED", at(2)), bought.deprovisioned(at(3)));
            List<String> renewal = List.of(next.created("RENEW", at(2)), next.licensed(at(3)));
            (oldFirst ? old : renewal).forEach(it -> send(it).then().statusCode(204));
            (oldFirst ? renewal : old).forEach(it -> send(it).then().statusCode(204));

            assertEquals(
                    List.of("ACTIVE"),
                    database.rows("select status from cloud_account where buyer_account_id = ?", bought.buyer()));
        }
    }

    @Test
    void twoSubscriptionsOfOneBuyerAreTwoCloudAccountsAndEndApart() {
        AwsPurchase second = bought.another();
        send(bought.licensed(at(1)));
        send(second.licensed(at(2)));
        send(second.deprovisioned(at(3)));

        assertEquals(List.of("ACTIVE", "ENDED"), List.of(statusOf(bought), statusOf(second)));
        assertEquals(
                List.of("ACTIVE", "ENDED"),
                database.rows(
                        "select status from cloud_account where buyer_account_id = ? order by id", bought.buyer()));
    }

    @Test
    void aSaleOfAnotherProductAndAnUnknownKindAreStoredAndHaveNoEffect() {
        send(bought.licensed(at(1)).replace(StubbedAws.PRODUCT, "other")).then().statusCode(204);
        String unknown = bought.event("Something New - Proposer", "\"x\":{}", at(1));
        send(unknown).then().statusCode(204);
        StubbedAws.resolves(bought.resolved().replace(StubbedAws.PRODUCT, "other"));
        assertEquals(
                StubbedAws.PAGE + "#problem=subscription-unknown", come("token").header("Location"));

        assertEquals(
                0, database.count("select count(*) from cloud_account where buyer_account_id = ?", bought.buyer()));
        assertEquals(
                1,
                database.count(
                        "select count(*) from marketplace_event where action = 'Something New'"
                                + " and outcome = 'IGNORED' and body = ?",
                        unknown));
    }

    @Test
    void withoutTheSecretNothingHappensAndItIsRecorded() {
        String event = bought.licensed(at(1));
        refused(403, "forbidden", send(event, "not the secret"));
        refused(
                403,
                "forbidden",
                Client.unchecked().contentType("application/json").body(event).post(ROOT + "/events"));

        assertEquals(
                0, database.count("select count(*) from cloud_account where buyer_account_id = ?", bought.buyer()));
        assertEquals(
                2, database.count("select count(*) from marketplace_event where body = ? and not verified", event));
        send(event, StubbedAws.FORMER_SECRET).then().statusCode(204);
        assertEquals("ACTIVE", statusOf(bought));
        refused(400, "invalid-request", send("{\"id\":\"1\",\"account\":\"111122223333\"}", StubbedAws.SECRET));
        refused(400, "invalid-request", send("not json", StubbedAws.SECRET));
    }

    @Test
    void anEventOfAnotherSellerHasNoEffect() {
        String event = bought.licensed(at(1)).replace(StubbedAws.SELLER, "999988887777");
        refused(403, "forbidden", send(event));
        refused(403, "forbidden", send(bought.licensed(at(1)).replace("\"account\"", "\"accounts\"")));

        assertEquals("foreign-account", database.value("select code from marketplace_event where body = ?", event));
        assertEquals(
                0, database.count("select count(*) from cloud_account where buyer_account_id = ?", bought.buyer()));
    }

    @Test
    void largeEventsAreReadAndLargerOnesRefused() {
        String large =
                bought.event("Purchase Agreement Created - Proposer", "\"x\":\"" + "x".repeat(400_000) + "\"", at(1));
        send(large).then().statusCode(204);
        refused(413, "payload-too-large", send(large + " ".repeat(200_000)));
    }

    @Test
    void aMessageThatSnsHasNotSignedHasNoEffect() {
        String body = "{\"Type\":\"Notification\",\"TopicArn\":\"" + bought.buyer() + "\",\"SignatureVersion\":\"1\"}";
        refused(
                403,
                "forbidden",
                Client.unchecked()
                        .contentType("text/plain; charset=UTF-8")
                        .header("x-amz-sns-message-type", "Notification")
                        .body(body)
                        .post(ROOT + "/sns"));

        assertEquals("foreign-topic", database.value("select code from marketplace_event where body = ?", body));
    }

    @Test
    void aRefusedTokenSendsTheBuyerBack() {
        for (String type : List.of("InvalidTokenException", "ExpiredTokenException")) {
            StubbedAws.resolve(StubbedAws.error(400, type));
            come("token").then().statusCode(303).header("Location", StubbedAws.PAGE + "#problem=subscription-unknown");
        }
        assertEquals(2, StubbedAws.resolveCalls().size());
        refused(400, "invalid-request", form("a=b"));
        refused(400, "invalid-request", form("x-amzn-marketplace-token=a&x-amzn-marketplace-token=b"));
        assertEquals(2, StubbedAws.resolveCalls().size());
    }

    @Test
    void whatPassesIsTriedAgainAndWhatDoesNotIsUnavailable() {
        StubbedAws.resolve(
                StubbedAws.error(400, "ThrottlingException"), StubbedAws.error(500, "x"), okJson(bought.resolved()));
        assertTrue(register("token").length() > 40);
        assertEquals(3, StubbedAws.resolveCalls().size());

        StubbedAws.reset();
        StubbedAws.resolve(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        refused(503, "unavailable", come("token"));
        assertEquals(3, StubbedAws.resolveCalls().size());
        StubbedAws.reset();
        StubbedAws.resolve(aResponse().withBody("not json"));
        refused(503, "unavailable", come("token"));
        StubbedAws.reset();
        StubbedAws.resolve(StubbedAws.error(400, "AccessDeniedException"));
        refused(503, "unavailable", come("token"));
        assertEquals(1, StubbedAws.resolveCalls().size());
    }

    @Test
    void anEventThatNeedsAwsIsHandledOnceAwsIsBack() {
        StubbedAws.entitlements(StubbedAws.error(400, "AccessDeniedException"));
        String event = bought.licensed(at(1));
        send(event).then().statusCode(204);
        assertEquals("FAILED", database.value("select outcome from marketplace_event where body = ?", event));

        StubbedAws.reset();
        send(event).then().statusCode(204);
        assertEquals("ACTIVE", statusOf(bought));
    }

    @Test
    void everyPageOfEntitlementsIsRead() {
        StubbedAws.resolves(bought.resolved());
        StubbedAws.entitlementPages(
                "{\"Entitlements\":[],\"NextToken\":\"more\"}",
                "{\"Entitlements\":[{\"ExpirationDate\":1811106000},{\"ExpirationDate\":1811000000}]}");
        register("token");

        assertEquals("ACTIVE", statusOf(bought));
    }

    private Instant at(int second) {
        return begin.plusSeconds(second);
    }

    private String statusOf(AwsPurchase ofWhich) {
        return database.value("select status from cloud_subscription where subscription_key = ?", ofWhich.license());
    }
}
