package com.truewatch.billing.accounts.cloudaccount.alibabacloud;

import static com.truewatch.billing.accounts.cloudaccount.alibabacloud.AlibabaCloudMarketplace.call;
import static com.truewatch.billing.accounts.cloudaccount.alibabacloud.AlibabaCloudMarketplace.chinaTime;
import static com.truewatch.billing.accounts.cloudaccount.alibabacloud.AlibabaCloudMarketplace.post;
import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.platform.id.Ids;
import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.Raw;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The marketplace sells, renews and takes back an instance, and sends its buyer. */
@QuarkusTest
class AlibabaCloudResourceTest {
    private static final String ACCOUNTS = "/api/v1/account/cloud-accounts";
    private static final String SUCCESS = "{\"success\":\"true\"}";
    private static final String FAILURE = "{\"success\":\"false\"}";

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    private String order;
    private String buyer;

    @BeforeEach
    void nobodyHasBoughtYet() {
        order = Ids.next().toString();
        buyer = Ids.next().toString();
    }

    @Test
    void anOrderIsOneInstanceHoweverOftenItComes() {
        HttpResponse<String> first = call(creation());
        HttpResponse<String> again = call(creation() + "&package_version=1");
        HttpResponse<String> posted = post(creation());

        assertEquals(200, first.statusCode(), first.body());
        assertEquals(
                "application/json;charset=utf-8",
                first.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT));
        assertEquals(List.of(first.body(), first.body()), List.of(again.body(), posted.body()));
        String instance = JsonPath.from(first.body()).getString("instanceId");
        assertTrue(instance.matches("tw-[a-z2-7]{20}"), instance);
        assertTrue(JsonPath.from(first.body()).getString("info.remark").contains(instance));
        assertEquals(
                List.of("ACTIVE false 2027-01-24T16:00:00 " + instance),
                database.rows(
                        "select status || ' ' || trial || ' ' || to_char(expires_at at time zone 'UTC',"
                                + " 'YYYY-MM-DD\"T\"HH24:MI:SS') || ' ' || instance_id from cloud_subscription"
                                + " where subscription_key = ?",
                        order));
        assertEquals(1, database.count("select count(*) from cloud_account where buyer_account_id = ?", buyer));
        assertEquals(
                1,
                database.count(
                        "select count(*) from marketplace_event where external_event_id = ?",
                        "createInstance " + order));
        assertEquals(1, database.count("select count(*) from marketplace_event where body like ?", "%" + order + "%"));
    }

    @Test
    void twoCallsAtOnceAreOneInstance() throws Exception {
        List<String> bodies = AtOnce.times(2, () -> call(creation()).body());

        assertEquals(1, database.count("select count(*) from cloud_subscription where subscription_key = ?", order));
        String instance = call(creation()).body();
        // Whoever comes while the other is at it may be asked to come again.
        assertTrue(bodies.stream().allMatch(it -> it.equals(instance) || it.contains("\"0\"")), bodies::toString);
    }

    @Test
    void isRenewedBeforeAndAfterItExpiresAndReleased() {
        String instance = create();

        assertEquals(SUCCESS, call(renewal(instance, "2028-01-25")).body());
        assertEquals("ACTIVE 2028-01-24", state());
        assertEquals(
                SUCCESS, call("action=expiredInstance&instanceId=" + instance).body());
        assertEquals("FROZEN 2028-01-24", state());
        assertEquals(SUCCESS, call(renewal(instance, "2029-01-25")).body());
        assertEquals("ACTIVE 2029-01-24", state());
        assertEquals(
                SUCCESS, call("action=expiredInstance&instanceId=" + instance).body());
        assertEquals("FROZEN 2029-01-24", state(), "in the same words as before");
        assertEquals(
                SUCCESS,
                call("action=refundRenewInstance&expiredOn=2028-01-25%2000:00:00&instanceId=" + instance)
                        .body());
        assertEquals("FROZEN 2028-01-24", state());
        assertEquals(
                SUCCESS,
                call("action=upgradeInstance&skuId=larger&orderId=9&Count=3&instanceId=" + instance)
                        .body());
        assertEquals("larger", database.value("select sku from cloud_subscription where subscription_key = ?", order));
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    SUCCESS,
                    call("action=releaseInstance&isRefund=true&instanceId=" + instance)
                            .body());
            assertEquals("ENDED 2028-01-24", state());
        }
        call(renewal(instance, "2030-01-25"));
        assertEquals("ENDED 2028-01-24", state());
    }

    @Test
    void aPaymentIsKeptOnce() {
        String payment = "action=orderPay&requestId=" + order + "&aliUid=" + buyer
                + "&orderBizId=1&orderId=2&productCode=cmgj00068450&skuId=3";

        assertEquals("{\"success\":true}", call(payment).body());
        assertEquals("{\"success\":true}", call(payment).body());
        assertEquals(
                "{\"success\":false}",
                call(payment.replace("cmgj00068450", "other").replace(order, order + "0"))
                        .body());

        assertEquals(
                1,
                database.count(
                        "select count(*) from marketplace_event where external_event_id = ?", "orderPay " + order));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "createInstance",
                "renewInstance",
                "expiredInstance",
                "releaseInstance",
                "upgradeInstance",
                "refundRenewInstance",
                "orderPay",
                "verify",
                "unknown"
            })
    void aWrongTokenHasNoEffect(String action) {
        String instance = create();
        String before = rows();
        String query = "action=" + action + "&instanceId=" + instance + "&requestId=1&orderBizId=" + order
                + "0&productCode=cmgj00068450&aliUid=" + buyer
                + "&expiredOn=2030-01-01%2000:00:00&skuId=x&timeStamp=" + chinaTime(clock.instant());

        HttpResponse<String> answer =
                Raw.send("GET", AlibabaCloudMarketplace.PATH + "?" + query + "&token=dcdf7e3b539a45c55b50a1201fa098c7");

        assertEquals(403, answer.statusCode());
        assertEquals(FAILURE, answer.body());
        assertEquals(before, rows());
        assertEquals(
                0,
                database.count(
                        "select count(*) from marketplace_event where verified and body like ?", "%" + order + "0%"));
    }

    @Test
    void whatCannotBeRightIsStoredAndNotTakenIn() {
        assertEquals(FAILURE, call("action=bindDomain&instanceId=" + order).body());
        assertEquals(FAILURE, call("action=expiredInstance&instanceId=" + order).body());
        assertEquals(
                "{\"instanceId\":\"0\"}",
                call(creation().replace("cmgj00068450", "other")).body());
        assertEquals(
                List.of("bindDomain IGNORED", "createInstance REFUSED", "expiredInstance REFUSED"),
                database.rows(
                        "select action || ' ' || outcome from marketplace_event where verified and body like ? order by 1",
                        "%" + order + "%"));
        assertEquals(0, database.count("select count(*) from cloud_account where buyer_account_id = ?", buyer));
    }

    @Test
    void aNulIsRefusedHoweverGenuine() {
        for (String query : List.of(
                creation() + "&note=a%00b", creation().replace(order, order + "%00"), creation() + "&a%00b=c")) {
            HttpResponse<String> answer = Raw.send(
                    "GET",
                    AlibabaCloudMarketplace.PATH + "?" + query + "&token="
                            + AlibabaCloudMarketplace.token(query.replace("%00", "\0")));

            assertEquals(403, answer.statusCode(), answer.body());
            assertEquals(FAILURE, answer.body());
        }
        assertEquals(0, database.count("select count(*) from cloud_account where buyer_account_id = ?", buyer));
    }

    @Test
    void aBuyersVisitGivesAClaimOnce() {
        String instance = create();
        String visit = "action=verify&instanceId=" + instance + "&timeStamp=" + chinaTime(clock.instant());

        HttpResponse<String> answer = call(visit);

        assertEquals(303, answer.statusCode(), answer.body());
        String claim = AlibabaCloudMarketplace.claim(answer);
        assertEquals(List.of(), answer.headers().allValues("Set-Cookie"));
        assertEquals(403, call(visit).statusCode());
        Client.of(accounts.create())
                .request()
                .body(Map.of("claim", claim))
                .post(ACCOUNTS)
                .then()
                .statusCode(201)
                .body("provider", is("ALIBABA_CLOUD"))
                .body("instanceId", is(instance));
    }

    @Test
    void aVisitCountsForTwoMinutes() {
        String instance = create();
        Instant now = clock.instant();
        String visit = "action=verify&instanceId=" + instance + "&timeStamp=";

        assertEquals(403, call(visit + chinaTime(now.minusSeconds(122))).statusCode());
        assertEquals(403, call(visit + chinaTime(now.plusSeconds(122))).statusCode());
        assertEquals(303, call(visit + chinaTime(now.minusSeconds(118))).statusCode());
        assertEquals(403, call(visit + "now").statusCode());
    }

    @Test
    void isClaimedByTheBuyersAccountAndTheInstance() {
        String instance = create();
        Client holder = Client.of(accounts.create());

        refused(422, "subscription-unknown", claim(holder, buyer + "0", instance));
        claim(holder, buyer, instance).then().statusCode(201);
        refused(422, "subscription-unknown", claim(Client.of(accounts.create()), buyer, instance));
    }

    @Test
    void blanksThatWereCopiedWithItAreNoPartOfItAndWhatCannotBeRightIsNoTry() {
        String instance = create();
        Client holder = Client.of(accounts.create());
        for (int i = 0; i < 7; i++) {
            refused(422, "subscription-unknown", claim(holder, buyer, "tw-" + "a".repeat(i)));
        }

        claim(holder, " " + buyer + "\u00a0", "\t" + instance + "\u200b \n")
                .then()
                .statusCode(201);
    }

    private Response claim(Client holder, String accountId, String instance) {
        return holder.request()
                .body(Map.of("provider", "ALIBABA_CLOUD", "accountId", accountId, "instanceId", instance))
                .post(ACCOUNTS);
    }

    private String create() {
        return AlibabaCloudMarketplace.sell(AlibabaCloudMarketplace.PRODUCT, order, buyer);
    }

    private String creation() {
        return AlibabaCloudMarketplace.creation(AlibabaCloudMarketplace.PRODUCT, order, buyer);
    }

    private static String renewal(String instance, String day) {
        return "action=renewInstance&orderId=8&expiredOn=" + day + "%2000:00:00&instanceId=" + instance;
    }

    private String state() {
        return database.value(
                "select status || ' ' || (expires_at at time zone 'UTC')::date from cloud_subscription"
                        + " where subscription_key = ?",
                order);
    }

    private String rows() {
        return database.rows("select s::text from cloud_subscription s where subscription_key like ?", order + "%")
                + database.value("select count(*) from cloud_account_claim where subscription_key = ?", order);
    }
}
