package com.truewatch.billing.accounts.cloudaccount.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.http.Fault;
import com.truewatch.billing.accounts.platform.id.Ids;
import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
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
@QuarkusTestResource(value = StubbedAws.class, restrictToAnnotatedClass = true)
class AwsMarketplaceTest {
    private static final String ROOT = "/api/v1/marketplace/aws";
    private static final String CLOUD_ACCOUNTS = "/api/v1/account/cloud-accounts";

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    private String license;
    private String agreement;
    private String buyer;
    private Instant begin;

    @BeforeEach
    void nobodyHasBoughtYet() {
        StubbedAws.reset();
        license = newLicense();
        agreement = "agmt-" + Ids.next();
        buyer = Ids.next().toString();
        begin = clock.instant();
        StubbedAws.resolves(resolved(license));
    }

    @Test
    void registersThenIsPaidForThenClaimedThenEnds() {
        String claim = register("AbC%2Bd%2FeF%3D%3D");
        assertEquals(
                "{\"RegistrationToken\":\"AbC+d/eF==\"}",
                StubbedAws.resolveCalls().get(0).getBodyAsString());
        assertEquals("PENDING_ACTIVATION", statusOf(license));
        StubbedAws.entitlements(okJson("{\"Entitlements\":[{\"ExpirationDate\":1811106000}]}"));
        send(created("NEW", 0)).then().statusCode(204);
        send(licensed(license, agreement, 1)).then().statusCode(204);
        Client holder = Client.of(accounts.create());
        Response claimed = holder.request().body(Map.of("claim", claim)).post(CLOUD_ACCOUNTS);
        claimed.then()
                .statusCode(201)
                .body("provider", is("AWS"))
                .body("accountId", is(buyer))
                .body("status", is("ACTIVE"))
                .body("expiresAt", is("2027-05-23T21:00:00Z"));
        String path = CLOUD_ACCOUNTS + "/" + claimed.path("id");

        send(ended("CANCELLED", agreement, 2));
        holder.request().get(path).then().body("status", is("ENDING"));
        send(deprovisioned(license, 3));
        holder.request().get(path).then().body("status", is("ENDED"));
        send(licensed(license, agreement, 4));
        holder.request().get(path).then().body("status", is("ENDED"));
    }

    @Test
    void eventsBeforeTheRegistrationAndInReverseOrderSayTheSame() {
        send(ended("CANCELLED", agreement, 2));
        send(licensed(license, agreement, 1));
        send(created("NEW", 0));
        register("token");

        assertEquals("ENDING", statusOf(license));
        assertEquals(1, database.count("select count(*) from cloud_account where buyer_account_id = ?", buyer));
    }

    @Test
    void theEndOfALicenseBeforeItsBeginIsItsEnd() {
        send(deprovisioned(license, 2));
        send(licensed(license, agreement, 1));

        assertEquals("ENDED", statusOf(license));
    }

    @Test
    void theSameEventTwiceAndOthersAtOnceMakeOneCloudAccount() throws Exception {
        String event = licensed(license, agreement, 1);
        List<Integer> statuses =
                AtOnce.run(() -> send(event).statusCode(), () -> send(event).statusCode());
        AtOnce.run(() -> register("token"), () -> register("token"));

        assertEquals(List.of(204, 204), statuses);
        assertEquals(1, database.count("select count(*) from cloud_account where buyer_account_id = ?", buyer));
        assertEquals("ACTIVE", statusOf(license));
    }

    @Test
    void aRenewalIsNoEndInEitherOrder() {
        for (boolean oldFirst : List.of(true, false)) {
            nobodyHasBoughtYet();
            send(licensed(license, agreement, 1));
            String next = newLicense();
            String nextAgreement = "agmt-" + Ids.next();
            List<String> old = List.of(ended("RENEWED", agreement, 2), deprovisioned(license, 3));
            List<String> renewal = List.of(
                    event(
                            "Purchase Agreement Created - Proposer",
                            "\"agreement\":{\"id\":\"" + nextAgreement + "\",\"intent\":\"RENEW\"}",
                            2),
                    licensed(next, nextAgreement, 3));
            (oldFirst ? old : renewal).forEach(it -> send(it).then().statusCode(204));
            (oldFirst ? renewal : old).forEach(it -> send(it).then().statusCode(204));

            assertEquals(
                    List.of("ACTIVE"),
                    database.rows("select status from cloud_account where buyer_account_id = ?", buyer));
        }
    }

    @Test
    void aSaleOfAnotherProductAndAnUnknownKindAreStoredAndHaveNoEffect() {
        send(licensed(license, agreement, 1).replace(StubbedAws.PRODUCT, "other"))
                .then()
                .statusCode(204);
        String unknown = event("Something New - Proposer", "\"x\":{}", 1);
        send(unknown).then().statusCode(204);
        StubbedAws.resolves(resolved(license).replace(StubbedAws.PRODUCT, "other"));
        assertEquals(
                StubbedAws.PAGE + "#problem=subscription-unknown", come("token").header("Location"));

        assertEquals(0, database.count("select count(*) from cloud_account where buyer_account_id = ?", buyer));
        assertEquals(
                1,
                database.count(
                        "select count(*) from marketplace_event where action = 'Something New'"
                                + " and outcome = 'IGNORED' and body = ?",
                        unknown));
    }

    @Test
    void withoutTheSecretNothingHappensAndItIsRecorded() {
        String event = licensed(license, agreement, 1);
        refused(403, "forbidden", send(event, "not the secret"));
        refused(
                403,
                "forbidden",
                Client.unchecked().contentType("application/json").body(event).post(ROOT + "/events"));

        assertEquals(0, database.count("select count(*) from cloud_account where buyer_account_id = ?", buyer));
        assertEquals(
                2, database.count("select count(*) from marketplace_event where body = ? and not verified", event));
        send(event, StubbedAws.FORMER_SECRET).then().statusCode(204);
        assertEquals("ACTIVE", statusOf(license));
        refused(400, "invalid-request", send("{\"id\":\"1\"}", StubbedAws.SECRET));
        refused(400, "invalid-request", send("not json", StubbedAws.SECRET));
    }

    @Test
    void largeEventsAreReadAndLargerOnesRefused() {
        String large = event("Purchase Agreement Created - Proposer", "\"x\":\"" + "x".repeat(400_000) + "\"", 1);
        send(large).then().statusCode(204);
        refused(413, "payload-too-large", send(large + " ".repeat(200_000)));
    }

    @Test
    void aMessageThatSnsHasNotSignedHasNoEffect() {
        String body = "{\"Type\":\"Notification\",\"TopicArn\":\"" + buyer + "\",\"SignatureVersion\":\"1\"}";
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
                StubbedAws.error(400, "ThrottlingException"), StubbedAws.error(500, "x"), okJson(resolved(license)));
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
        String event = licensed(license, agreement, 1);
        send(event).then().statusCode(204);
        assertEquals("FAILED", database.value("select outcome from marketplace_event where body = ?", event));

        StubbedAws.reset();
        send(event).then().statusCode(204);
        assertEquals("ACTIVE", statusOf(license));
    }

    @Test
    void everyPageOfEntitlementsIsRead() {
        StubbedAws.resolves(resolved(license));
        StubbedAws.entitlementPages(
                "{\"Entitlements\":[],\"NextToken\":\"more\"}",
                "{\"Entitlements\":[{\"ExpirationDate\":1811106000},{\"ExpirationDate\":1811000000}]}");
        register("token");

        assertEquals("ACTIVE", statusOf(license));
    }

    private String register(String token) {
        Response answer = come(token);
        answer.then().statusCode(303);
        String location = answer.header("Location");
        assertTrue(location.startsWith(StubbedAws.PAGE + "#claim="), location);
        return location.substring(location.indexOf('=') + 1);
    }

    private static Response come(String token) {
        return form("x-amzn-marketplace-token=" + token + "&x-amzn-marketplace-offer-type=free-trial");
    }

    private static Response form(String form) {
        return Client.unchecked()
                .redirects()
                .follow(false)
                .header("Origin", "https://aws.amazon.com")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .body(form)
                .post(ROOT + "/registration");
    }

    private static Response send(String event) {
        return send(event, StubbedAws.SECRET);
    }

    private static Response send(String event, String secret) {
        return Client.unchecked()
                .header("X-Marketplace-Webhook-Secret", secret)
                .contentType("application/json")
                .body(event)
                .post(ROOT + "/events");
    }

    private String created(String intent, int second) {
        return event(
                "Purchase Agreement Created - Proposer",
                "\"agreement\":{\"id\":\"" + agreement + "\",\"intent\":\"" + intent + "\"}",
                second);
    }

    private String ended(String status, String ofAgreement, int second) {
        return event(
                "Purchase Agreement Ended - Manufacturer",
                "\"agreement\":{\"id\":\"" + ofAgreement + "\",\"status\":\"" + status + "\"}",
                second);
    }

    private String licensed(String ofLicense, String ofAgreement, int second) {
        return event(
                "License Updated - Manufacturer",
                "\"agreement\":{\"id\":\"" + ofAgreement + "\"},\"product\":{\"code\":\"" + StubbedAws.PRODUCT
                        + "\"},\"license\":{\"arn\":\"arn:aws:license-manager::294406891311:license:" + ofLicense
                        + "\"}",
                second);
    }

    private String deprovisioned(String ofLicense, int second) {
        return event(
                "License Deprovisioned - Manufacturer",
                "\"agreement\":{\"id\":\"" + agreement
                        + "\"},\"license\":{\"arn\":\"arn:aws:license-manager:us-east-1:1:license/" + ofLicense + "\"}",
                second);
    }

    private String event(String type, String detail, int second) {
        return "{\"version\":\"0\",\"id\":\"" + Ids.next() + "\",\"detail-type\":\"" + type
                + "\",\"source\":\"aws.agreement-marketplace\",\"time\":\"" + begin.plusSeconds(second)
                + "\",\"detail\":{\"acceptor\":{\"accountId\":\"" + buyer + "\"}," + detail + "}}";
    }

    private String resolved(String ofLicense) {
        return "{\"CustomerAWSAccountId\":\"" + buyer + "\",\"ProductCode\":\"" + StubbedAws.PRODUCT
                + "\",\"LicenseArn\":\"arn:aws:license-manager::294406891311:license:" + ofLicense + "\"}";
    }

    private static String newLicense() {
        return "l-" + Ids.next().toString().replace("-", "");
    }

    private String statusOf(String ofLicense) {
        return database.value("select status from cloud_subscription where subscription_key = ?", ofLicense);
    }
}
