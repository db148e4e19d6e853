package com.truewatch.billing.accounts.cloudaccount.dispute;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.cloudaccount.alibabacloud.AlibabaCloudMarketplace;
import com.truewatch.billing.accounts.platform.id.Ids;
import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import com.truewatch.billing.accounts.testing.WorkspaceCalls;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Somebody has claimed an instance by what the buyer was shown; then the buyer comes from the marketplace. */
@QuarkusTest
class DisputeResourceTest {
    private static final String ACCOUNTS = "/api/v1/account/cloud-accounts";
    private static final String DISPUTES = "/api/v1/operator/cloud-account-disputes";

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    private String instance;
    private TestAccount first;
    private TestAccount buyer;
    private UUID cloudAccount;

    @BeforeEach
    void oneHasClaimedByTheIds() {
        // Of one second there is one visit.
        clock.advance(Duration.ofSeconds(1));
        String uid = Ids.next().toString();
        instance = AlibabaCloudMarketplace.sell(
                AlibabaCloudMarketplace.INTERNATIONAL_PRODUCT, Ids.next().toString(), uid);
        first = accounts.create();
        buyer = accounts.create();
        Response claimed = Client.of(first)
                .request()
                .body(Map.of("provider", "ALIBABA_CLOUD", "accountId", uid, "instanceId", instance))
                .post(ACCOUNTS);
        claimed.then().statusCode(201);
        cloudAccount = UUID.fromString(claimed.path("id"));
    }

    @Nested
    class TheBuyerWhoComesLater {
        @Test
        void isRefusedAndHeardOnceWhileNobodyHasDecided() {
            refused(409, "cloud-account-taken", comes(buyer));
            clock.advance(Duration.ofSeconds(1));
            refused(409, "cloud-account-taken", comes(buyer));
            TestAccount third = accounts.create();
            clock.advance(Duration.ofSeconds(1));
            refused(409, "cloud-account-taken", comes(third));

            assertEquals(List.of(buyer.id().toString(), third.id().toString()), claimants());
            String id = openDispute();
            Platform.operator("settlement")
                    .get(DISPUTES)
                    .then()
                    .statusCode(200)
                    .body("items.find { it.id == '" + id + "' }.cloudAccountId", equalTo(cloudAccount.toString()))
                    .body(
                            "items.find { it.id == '" + id + "' }.accountId",
                            equalTo(first.id().toString()))
                    .body("items.find { it.id == '" + id + "' }.decision", equalTo(null));
            assertEquals(first.id().toString(), owner());
        }

        @Test
        void opensNothingByLooking() {
            String claim = AlibabaCloudMarketplace.visit(instance, clock.instant());
            Client.of(buyer)
                    .request()
                    .body(Map.of("claim", claim))
                    .post(ACCOUNTS + "/claim-preview")
                    .then()
                    .statusCode(200);

            assertEquals(List.of(), claimants());
        }

        @Test
        void opensNothingAgainstOneWhoCameFromTheMarketplaceToo() {
            database.execute("update cloud_account set claimed_by = 'VISIT' where id = ?", cloudAccount);

            refused(409, "cloud-account-taken", comes(buyer));

            assertEquals(List.of(), claimants());
        }
    }

    @Nested
    class AnOperator {
        private String dispute;

        @BeforeEach
        void theBuyerHasCome() {
            comes(buyer);
            dispute = openDispute();
        }

        @Test
        void keepsItWhereItIs() {
            List<String> before = database.rows("select c::text from cloud_account c where id = ?", cloudAccount);

            resolve(dispute, "KEEP")
                    .then()
                    .statusCode(200)
                    .body("decision", equalTo("KEEP"))
                    .body("operator", equalTo("local-operator"))
                    .body("reason", equalTo("As the order says"))
                    .body("resolvedAt", notNullValue());

            assertEquals(before, database.rows("select c::text from cloud_account c where id = ?", cloudAccount));
            assertEquals(List.of(first.id() + " " + first.id()), acts(first));
            assertEquals(List.of(first.id() + " " + first.id()), acts(buyer));
            Platform.operator("settlement")
                    .queryParam("state", "RESOLVED")
                    .get(DISPUTES)
                    .then()
                    .body("items[0].id", equalTo(dispute));
            refused(409, "wrong-state", resolve(dispute, "MOVE")).then().body("state", equalTo("KEEP"));
            assertEquals(first.id().toString(), owner());
            clock.advance(Duration.ofSeconds(1));
            comes(buyer);
            assertEquals(2, claimants().size());
        }

        @Test
        void movesItAndItsWorkspacesFallBack() {
            String workspace = WorkspaceCalls.bound(first.id());
            WorkspaceCalls.by(Client.of(first))
                    .choose(workspace, cloudAccount)
                    .then()
                    .statusCode(200);

            resolve(dispute, "MOVE").then().statusCode(200).body("decision", equalTo("MOVE"));

            Client.of(buyer)
                    .request()
                    .get(ACCOUNTS + "/" + cloudAccount)
                    .then()
                    .statusCode(200)
                    .body("workspaces.size()", is(0));
            refused(404, "not-found", Client.of(first).request().get(ACCOUNTS + "/" + cloudAccount));
            WorkspaceCalls.by(Client.of(first))
                    .get(workspace)
                    .then()
                    .body("status", equalTo("ACTIVE"))
                    .body("settlement.method", equalTo("BILLING_ACCOUNT"));
            assertEquals(
                    List.of("CLOUD_ACCOUNT_MOVED", "CHOSEN", "BOUND"),
                    WorkspaceCalls.by(Client.of(first)).history(workspace).path("items.cause"));
            assertEquals(
                    List.of("CLOUD_ACCOUNT_CLAIMED", "WORKSPACE_BOUND", "CLOUD_ACCOUNT_LEFT"),
                    database.templatesTo(first.email()));
            assertEquals(List.of("CLOUD_ACCOUNT_ARRIVED"), database.templatesTo(buyer.email()));
            assertEquals(List.of("cloud-account.claimed"), database.eventsOf(buyer.id()));
            assertEquals(List.of(first.id() + " " + buyer.id()), acts(first));
            assertEquals(List.of(first.id() + " " + buyer.id()), acts(buyer));
            String its = WorkspaceCalls.bound(buyer.id());
            WorkspaceCalls.by(Client.of(buyer)).choose(its, cloudAccount).then().statusCode(200);
        }

        @Test
        void decidesOnceHoweverManyDo() throws Exception {
            List<Integer> statuses = AtOnce.run(
                    () -> resolve(dispute, "KEEP").statusCode(),
                    () -> resolve(dispute, "MOVE").statusCode());

            assertEquals(List.of(200, 409), statuses.stream().sorted().toList());
            assertEquals((statuses.get(0) == 200 ? first : buyer).id().toString(), owner());
            assertEquals(1, acts(first).size());
        }

        @Test
        void movesNothingToAnAccountThatIsClosed() {
            accounts.close(buyer);

            refused(409, "wrong-state", resolve(dispute, "MOVE")).then().body("state", equalTo("CLOSED"));

            assertEquals(first.id().toString(), owner());
            assertEquals(openDispute(), dispute);
        }

        @Test
        void namesADisputeThatThereIsAndAReason() {
            refused(404, "not-found", resolve(Ids.next().toString(), "KEEP"));
            for (String body : List.of(
                    "{\"decision\":\"KEEP\"}",
                    "{\"reason\":\"x\"}",
                    "{\"decision\":\"OTHER\",\"reason\":\"x\"}",
                    "{\"decision\":\"KEEP\",\"reason\":\"\"}")) {
                refused(
                        400,
                        "invalid-request",
                        Client.unchecked()
                                .auth()
                                .oauth2(Platform.operatorToken("settlement"))
                                .contentType("application/json")
                                .body(body)
                                .post(DISPUTES + "/" + dispute + "/resolve"));
            }
            refused(
                    400,
                    "invalid-request",
                    Client.unchecked()
                            .auth()
                            .oauth2(Platform.operatorToken("settlement"))
                            .get(DISPUTES + "?state=ANY"));
            refused(403, "forbidden", Platform.operator("audit").get(DISPUTES));
        }
    }

    private Response comes(TestAccount account) {
        String claim = AlibabaCloudMarketplace.visit(instance, clock.instant());
        return Client.of(account).request().body(Map.of("claim", claim)).post(ACCOUNTS);
    }

    private static Response resolve(String id, String decision) {
        return Platform.operator("settlement")
                .body(Map.of("decision", decision, "reason", "As the order says"))
                .post(DISPUTES + "/" + id + "/resolve");
    }

    private String openDispute() {
        return database.value(
                "select id from cloud_account_dispute where cloud_account_id = ? and claimant_id = ? and decision is null",
                cloudAccount,
                buyer.id());
    }

    private List<String> claimants() {
        return database.rows(
                "select claimant_id from cloud_account_dispute where cloud_account_id = ? order by id", cloudAccount);
    }

    private String owner() {
        return database.value("select account_id from cloud_account where id = ?", cloudAccount);
    }

    private List<String> acts(TestAccount account) {
        return database.rows(
                "select (before ->> 'accountId') || ' ' || (after ->> 'accountId') from operator_act"
                        + " where account_id = ? and act = 'CLOUD_ACCOUNT_DISPUTE' and operator = 'local-operator'"
                        + " and reason = 'As the order says' and before ->> 'cloudAccountId' = ?",
                account.id(),
                cloudAccount.toString());
    }
}
