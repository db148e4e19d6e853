package com.truewatch.billing.accounts.cloudaccount.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.truewatch.billing.accounts.cloudaccount.aws.AwsPurchase.register;
import static com.truewatch.billing.accounts.cloudaccount.aws.AwsPurchase.send;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.platform.id.Ids;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One subscription has a licence, an agreement and a customer, and is one, whichever of its names is heard first. */
@QuarkusTest
class AwsIdentifiersTest {
    private static final String CLOUD_ACCOUNTS = "/api/v1/account/cloud-accounts";

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    private AwsPurchase bought;
    private String customer;
    private Instant begin;

    @BeforeEach
    void nobodyHasBoughtYet() {
        StubbedAws.reset();
        bought = AwsPurchase.byNewBuyer();
        customer = Ids.next().toString();
        begin = clock.instant();
    }

    @Test
    void whoIsKnownByBothIdentifiersEnds() {
        StubbedAws.resolves(both());
        Client holder = Client.of(accounts.create());
        String id = claim(holder, register("token"));
        send(bought.licensed(begin));
        holder.request().get(CLOUD_ACCOUNTS + "/" + id).then().body("status", is("ACTIVE"));
        send(bought.ended("CANCELLED", begin.plusSeconds(1)));
        holder.request().get(CLOUD_ACCOUNTS + "/" + id).then().body("status", is("ENDING"));
        send(bought.deprovisioned(begin.plusSeconds(2)));

        holder.request().get(CLOUD_ACCOUNTS + "/" + id).then().body("status", is("ENDED"));
        assertEquals(List.of("ENDED"), statuses());
    }

    @Test
    void whoWasKnownByEachOfThemApartIsOne() {
        StubbedAws.resolves(resolved("\"CustomerIdentifier\":\"" + customer + "\""));
        Client holder = Client.of(accounts.create());
        String id = claim(holder, register("token"));
        send(bought.licensed(begin));
        assertEquals(2, statuses().size(), "nothing says yet that they are one");

        StubbedAws.resolves(both());
        register("token");
        assertEquals(List.of("ACTIVE"), statuses());
        send(bought.ended("CANCELLED", begin.plusSeconds(1)));
        send(bought.deprovisioned(begin.plusSeconds(2)));

        holder.request().get(CLOUD_ACCOUNTS + "/" + id).then().body("status", is("ENDED"));
    }

    @Test
    void theAgreementThatAwsNamesWithTheBuyerIsKnownAtOnce() {
        String early = bought.ended("CANCELLED", begin.plusSeconds(1));
        send(early).then().statusCode(204);
        assertEquals("WAITING", outcomeOf(early));

        StubbedAws.entitlements(okJson("{\"Entitlements\":[{\"ExpirationDate\":4000000000}]}"));
        StubbedAws.resolves(resolved("\"LicenseArn\":\"" + bought.licenseArn() + "\",\"Metadata\":{\"AgreementId\":\""
                + bought.agreement() + "\",\"More\":1}"));
        register("token");

        assertEquals("APPLIED", outcomeOf(early));
        assertEquals(List.of("ENDING"), statuses());
    }

    @Test
    void aMarketplaceOfAnotherAwsHasItsOwnHostsAndKeys() {
        StubbedAws.resolvesInChina("{\"CustomerAWSAccountId\":\"" + bought.buyer() + "\",\"ProductCode\":\""
                + StubbedAws.CHINESE_PRODUCT + "\",\"LicenseArn\":\"" + bought.licenseArn() + "\"}");
        String claim = AwsPurchase.claimOf(AwsPurchase.form("x-amzn-marketplace-token=a", "?marketplace=aws-china"));

        claim(Client.of(accounts.create()), claim);
        assertEquals(
                List.of("aws-china"),
                database.rows("select marketplace from cloud_account where buyer_account_id = ?", bought.buyer()));
        StubbedAws.callsInChina()
                .forEach(it -> assertTrue(
                        it.getHeader("Authorization").matches(".*Credential=AKIDCHINA/\\d{8}/cn-northwest-1/aws-.*")));
        assertEquals(
                List.of("/china/metering/", "/china/entitlement/"),
                StubbedAws.callsInChina().stream().map(it -> it.getUrl()).toList());
        send(bought.licensed(begin)
                        .replace(StubbedAws.PRODUCT, StubbedAws.CHINESE_PRODUCT)
                        .replace(StubbedAws.SELLER, StubbedAws.CHINESE_SELLER))
                .then()
                .statusCode(204);
        assertEquals(3, StubbedAws.callsInChina().size());
        AwsPurchase.form("x-amzn-marketplace-token=a", "?marketplace=alibaba-cloud")
                .then()
                .statusCode(400);
    }

    private String both() {
        return resolved("\"CustomerIdentifier\":\"" + customer + "\",\"LicenseArn\":\"" + bought.licenseArn() + "\"");
    }

    private String resolved(String more) {
        return "{\"CustomerAWSAccountId\":\"" + bought.buyer() + "\",\"ProductCode\":\"" + StubbedAws.PRODUCT + "\","
                + more + "}";
    }

    private static String claim(Client holder, String claim) {
        return holder.request()
                .body(Map.of("claim", claim))
                .post(CLOUD_ACCOUNTS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private List<String> statuses() {
        return database.rows(
                "select s.status from cloud_subscription s join cloud_account c on c.id = s.cloud_account_id"
                        + " where buyer_account_id = ? order by s.id",
                bought.buyer());
    }

    private String outcomeOf(String event) {
        return database.value("select outcome from marketplace_event where body = ?", event);
    }
}
