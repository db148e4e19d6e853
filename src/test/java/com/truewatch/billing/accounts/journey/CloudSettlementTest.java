package com.truewatch.billing.accounts.journey;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.cloudaccount.alibabacloud.AlibabaCloudMarketplace;
import com.truewatch.billing.accounts.cloudaccount.aws.AwsPurchase;
import com.truewatch.billing.accounts.cloudaccount.aws.StubbedAws;
import com.truewatch.billing.accounts.platform.id.Ids;
import com.truewatch.billing.accounts.platform.local.Inbox;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import com.truewatch.billing.accounts.testing.WorkspaceCalls;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Three subscriptions settle a holder's workspaces, from the purchase to the end; bills are told the truth of every day. */
@QuarkusTest
class CloudSettlementTest {
    private static final String CLOUD_ACCOUNTS = "/api/v1/account/cloud-accounts";
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    /** By what each workspace is settled on each day of the month, from the day before it is bound; {@code -} is nobody. */
    private static final String DAYS = """
            day  oregon    frankfurt  portland       jakarta        hangzhou
            -1   -         -          -              -              -
            0    account   account    account        account        -
            1    aws       aws        account        account        account
            2    aws       aws        international  international  mainland
            3    aws       aws        international  international  mainland
            4    aws       aws        international  international  mainland
            5    aws       aws        international  international  mainland
            6    account   account    account        account        mainland
            7    account   account    account        account        mainland
            8    mainland  account    account        account        mainland
            9    mainland  account    account        account        mainland
            10   mainland  account    account        account        mainland
            11   mainland  account    account        account        mainland
            12   mainland  account    account        account        mainland
            13   mainland  account    account        account        mainland
            14   mainland  account    account        account        mainland
            15   mainland  account    account        account        mainland
            16   mainland  account    account        account        mainland
            17   mainland  account    account        account        mainland
            18   mainland  account    account        account        -
            19   mainland  account    account        account        -
            20   mainland  account    account        account        -
            21   mainland  account    account        account        -
            """;

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Inbox inbox;

    private final AwsPurchase aws = AwsPurchase.byNewBuyer();
    private final String alibabaBuyer = Ids.next().toString();
    private final Map<String, String> workspaces = new HashMap<>();
    private final Map<String, String> cloudAccounts = new HashMap<>();
    private final Map<String, String> instances = new HashMap<>();

    private TestAccount account;
    private Instant start;

    @Test
    void subscriptionsSettleUntilTheyEndAndEveryDayIsTold() {
        StubbedAws.reset();
        Instant month = nextMonth();
        comes(month.plus(Duration.ofHours(9)));
        account = accounts.create();
        start = month;
        aWorkspaceIsBoundTo("oregon", "us1");
        aWorkspaceIsBoundTo("frankfurt", "eu1");
        aWorkspaceIsBoundTo("portland", "us1");
        aWorkspaceIsBoundTo("jakarta", "id1");

        comes(day(1, 10));
        aWorkspaceIsBoundTo("hangzhou", "cn1");
        awsSettlesTwoSites();
        comes(day(2, 11));
        mainlandAlibabaCloudSettlesItsOwnSiteOnly();
        internationalAlibabaCloudSettlesTwoSites();

        comes(day(5, 12));
        bothAnnounceTheirEnd();
        comes(day(6, 13));
        bothEnd();
        comes(day(8, 14));
        staffAllowTheMainlandOneToUnlockOregon();
        comes(day(18, 15));
        WorkspaceCalls.dissolve(workspaces.get("hangzhou")).then().statusCode(204);
        theCountdownOfFrankfurtRunsOut();
        comes(day(21, 16));

        everyDayIsTold();
        everyInstantIsTold();
        nothingThatMarketplacesToldIsLeft();
    }

    private void awsSettlesTwoSites() {
        String claim = aws.register();
        AwsPurchase.send(aws.licensed(clock.instant())).then().statusCode(204);
        holder().request()
                .body(Map.of("claim", claim))
                .post(CLOUD_ACCOUNTS + "/claim-preview")
                .then()
                .body("provider", equalTo("AWS"));
        claims("aws", Map.of("claim", claim));

        chooses("oregon", "aws").then().statusCode(200);
        chooses("frankfurt", "aws").then().statusCode(200);
        refusal("BOUND_TO_CLOUD_ACCOUNT", calls().chooseBillingAccount(workspaces.get("oregon")));
    }

    private void mainlandAlibabaCloudSettlesItsOwnSiteOnly() {
        buysAtAlibabaCloud("mainland", AlibabaCloudMarketplace.PRODUCT);
        claims("mainland", Map.of("claim", AlibabaCloudMarketplace.visit(instances.get("mainland"), clock.instant())));

        assertEquals("OTHER_CLOUD", optionOf("portland", "mainland"));
        refusal("OTHER_CLOUD", chooses("portland", "mainland"));
        chooses("hangzhou", "mainland").then().statusCode(200);
    }

    private void internationalAlibabaCloudSettlesTwoSites() {
        buysAtAlibabaCloud("international", AlibabaCloudMarketplace.INTERNATIONAL_PRODUCT);
        claims(
                "international",
                Map.of(
                        "provider",
                        "ALIBABA_CLOUD",
                        "accountId",
                        alibabaBuyer,
                        "instanceId",
                        instances.get("international")));

        assertEquals(null, optionOf("portland", "international"));
        chooses("portland", "international").then().statusCode(200);
        chooses("jakarta", "international").then().statusCode(200);
    }

    private void bothAnnounceTheirEnd() {
        AwsPurchase.send(aws.ended("CANCELLED", clock.instant())).then().statusCode(204);
        alibabaCloudCalls("action=expiredInstance&instanceId=" + instances.get("international"));

        assertEquals(List.of("ENDING", "FROZEN"), List.of(statusOf("aws"), statusOf("international")));
        assertEquals("CLOUD_ACCOUNT", settlementOf("oregon").path("settlement.method"));
        assertEquals("CLOUD_ACCOUNT", settlementOf("jakarta").path("settlement.method"));
    }

    private void bothEnd() {
        AwsPurchase.send(aws.deprovisioned(clock.instant())).then().statusCode(204);
        alibabaCloudCalls("action=releaseInstance&isRefund=false&instanceId=" + instances.get("international"));

        assertEquals(List.of("ENDED", "ENDED"), List.of(statusOf("aws"), statusOf("international")));
        String finallyAt = day(20, 13).toString();
        for (String locked : List.of("oregon", "frankfurt")) {
            settlementOf(locked)
                    .then()
                    .body("status", equalTo("LOCKING"))
                    .body("lockedFinallyAt", equalTo(finallyAt))
                    .body("settlement.method", equalTo("BILLING_ACCOUNT"));
        }
        for (String fallenBack : List.of("portland", "jakarta")) {
            settlementOf(fallenBack)
                    .then()
                    .body("status", equalTo("ACTIVE"))
                    .body("lockedFinallyAt", equalTo(null))
                    .body("settlement.method", equalTo("BILLING_ACCOUNT"));
        }
        awaitMail("Workspaces are about to be locked", "frankfurt", "oregon");
        awaitMail("Your account settles workspaces of an ended subscription", "jakarta", "portland");
    }

    /** Its change of this month is used up; a countdown lifts that limit, and no other rule. */
    private void staffAllowTheMainlandOneToUnlockOregon() {
        refusal("OTHER_CLOUD", chooses("oregon", "mainland"));
        Platform.operator("settlement")
                .body(Map.of("enabled", true))
                .put("/api/v1/operator/accounts/" + account.id() + "/arbitrary-settlement")
                .then()
                .statusCode(200);

        refusal("SUBSCRIPTION_ENDED", chooses("oregon", "aws"));
        refusal("MONTHLY_LIMIT", chooses("portland", "mainland"));
        chooses("oregon", "mainland")
                .then()
                .statusCode(200)
                .body("status", equalTo("ACTIVE"))
                .body("lockedFinallyAt", equalTo(null));
        awaitMail("A workspace is unlocked", "oregon");
    }

    private void theCountdownOfFrankfurtRunsOut() {
        comes(day(20, 13).minus(MILLISECOND));
        assertEquals("LOCKING", settlementOf("frankfurt").path("status"));

        comes(day(20, 13));
        assertEquals("LOCKED", settlementOf("frankfurt").path("status"));
        assertEquals("ACTIVE", settlementOf("oregon").path("status"));
        refusal("WORKSPACE_LOCKED", calls().chooseBillingAccount(workspaces.get("frankfurt")));
        comes(day(20, 13).plus(Duration.ofMinutes(1)));
        awaitMail("A workspace is locked", "frankfurt");
    }

    private void everyDayIsTold() {
        List<String> names = List.of(DAYS.lines().findFirst().orElseThrow().split(" +"));
        LocalDate first = start.atOffset(ZoneOffset.UTC).toLocalDate();
        DAYS.lines().skip(1).map(line -> line.split(" +")).forEach(row -> {
            LocalDate day = first.plusDays(Long.parseLong(row[0]));
            List<Map<String, Object>> run = runOf(day);
            for (int column = 1; column < row.length; column++) {
                String workspace = workspaces.get(names.get(column));
                Response told = WorkspaceCalls.at(workspace, "day", day);
                assertEquals(row[column], payerIn(told), names.get(column) + " on day " + row[0]);
                assertEquals(
                        told.statusCode() == 404 ? List.of() : List.of(told.<Map<String, Object>>path("")),
                        run.stream()
                                .filter(it -> workspace.equals(it.get("workspaceId")))
                                .toList());
            }
        });
    }

    private void everyInstantIsTold() {
        changes("oregon", day(0, 9), "-", "account");
        changes("oregon", day(1, 10), "account", "aws");
        changes("oregon", day(6, 13), "aws", "account");
        changes("oregon", day(8, 14), "account", "mainland");
        changes("frankfurt", day(1, 10), "account", "aws");
        changes("frankfurt", day(6, 13), "aws", "account");
        changes("frankfurt", day(20, 13), "account", "account");
        changes("portland", day(2, 11), "account", "international");
        changes("portland", day(5, 12), "international", "international");
        changes("jakarta", day(6, 13), "international", "account");
        changes("hangzhou", day(1, 10), "-", "account");
        changes("hangzhou", day(2, 11), "account", "mainland");
        changes("hangzhou", day(18, 15), "mainland", "-");
        assertEquals(
                List.of("UNLOCKED", "SUBSCRIPTION_ENDED", "CHOSEN", "BOUND"),
                calls().history(workspaces.get("oregon")).path("items.cause"));
    }

    private void changes(String name, Instant at, String before, String after) {
        String workspace = workspaces.get(name);
        Response last = WorkspaceCalls.at(workspace, "at", at.minus(MILLISECOND));
        Response first = WorkspaceCalls.at(workspace, "at", at);
        assertEquals(List.of(before, after), List.of(payerIn(last), payerIn(first)), name + " at " + at);
        assertEquals(after, payerIn(WorkspaceCalls.at(workspace, "at", at.plus(MILLISECOND))));
        if (!before.equals(after)) {
            assertEquals(before.equals("-") ? null : at.toString(), last.path("to"));
            assertEquals(after.equals("-") ? null : at.toString(), first.path("from"));
        }
    }

    private void nothingThatMarketplacesToldIsLeft() {
        for (String open : List.of("PENDING", "FAILED", "WAITING", "REFUSED")) {
            Platform.operator("audit")
                    .queryParam("outcome", open)
                    .get("/api/v1/operator/marketplace-events")
                    .then()
                    .statusCode(200)
                    .body("items.occurredAt.findAll { it > '" + start + "' }", hasSize(0));
        }
    }

    private void aWorkspaceIsBoundTo(String name, String site) {
        workspaces.put(name, WorkspaceCalls.freshId());
        WorkspaceCalls.bind(
                        workspaces.get(name), Map.of("accountId", account.id(), "name", "Shop " + name, "site", site))
                .then()
                .statusCode(201);
    }

    private void buysAtAlibabaCloud(String name, String product) {
        instances.put(name, AlibabaCloudMarketplace.sell(product, Ids.next().toString(), alibabaBuyer));
    }

    private static void alibabaCloudCalls(String query) {
        assertEquals(
                "{\"success\":\"true\"}", AlibabaCloudMarketplace.call(query).body());
    }

    private void claims(String name, Map<String, String> by) {
        Response claimed = holder().request().body(by).post(CLOUD_ACCOUNTS);
        claimed.then().statusCode(201).body("status", equalTo("ACTIVE"));
        cloudAccounts.put(name, claimed.path("id"));
    }

    private Response chooses(String workspace, String cloudAccount) {
        return calls().choose(workspaces.get(workspace), UUID.fromString(cloudAccounts.get(cloudAccount)));
    }

    private String optionOf(String workspace, String cloudAccount) {
        return calls().options(workspaces.get(workspace))
                .path("items.find { it.cloudAccountId == '" + cloudAccounts.get(cloudAccount) + "' }.reason");
    }

    private Response settlementOf(String workspace) {
        return calls().get(workspaces.get(workspace));
    }

    private String statusOf(String cloudAccount) {
        return holder().request()
                .get(CLOUD_ACCOUNTS + "/" + cloudAccounts.get(cloudAccount))
                .path("status");
    }

    private static void refusal(String reason, Response answer) {
        assertEquals(reason, refused(409, "settlement-not-allowed", answer).path("reason"));
    }

    /** Who pays, by everything that a bill is told of it. */
    private String payerIn(Response told) {
        if (told.statusCode() == 404) {
            return "-";
        }
        told.then().statusCode(200).body("accountId", equalTo(account.id().toString()));
        Map<String, String> cloud = told.path("cloudAccount");
        if (cloud == null) {
            assertEquals("BILLING_ACCOUNT", told.path("method"));
            return "account";
        }
        assertEquals("CLOUD_ACCOUNT", told.path("method"));
        return List.of("aws", "mainland", "international").stream()
                .filter(it -> expected(it).equals(cloud))
                .findFirst()
                .orElse(cloud.toString());
    }

    private Map<String, String> expected(String name) {
        Map<String, String> cloud = new HashMap<>();
        boolean byAws = name.equals("aws");
        cloud.put("provider", byAws ? "AWS" : "ALIBABA_CLOUD");
        cloud.put("accountId", byAws ? aws.buyer() : alibabaBuyer);
        cloud.put("instanceId", instances.get(name));
        cloud.put("licenseArn", byAws ? aws.licenseArn() : null);
        cloud.put(
                "productCode",
                switch (name) {
                    case "aws" -> StubbedAws.PRODUCT;
                    case "mainland" -> AlibabaCloudMarketplace.PRODUCT;
                    default -> AlibabaCloudMarketplace.INTERNATIONAL_PRODUCT;
                });
        return cloud;
    }

    private static List<Map<String, Object>> runOf(LocalDate day) {
        Response run = Platform.service("directory.read")
                .queryParam("day", day.toString())
                .queryParam("limit", 200)
                .get("/api/v1/directory/settlements");
        run.then().statusCode(200).body("nextCursor", equalTo(null));
        return run.path("items");
    }

    private void awaitMail(String subject, String... names) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> inbox.list(account.email()).stream()
                        .anyMatch(it -> subject.equals(it.subject())
                                && Arrays.stream(names)
                                        .allMatch(name -> it.text().contains("Shop " + name))));
    }

    private Client holder() {
        return Client.of(account);
    }

    private WorkspaceCalls calls() {
        return WorkspaceCalls.by(holder());
    }

    private void comes(Instant time) {
        assertTrue(time.isAfter(clock.instant()));
        clock.advance(Duration.between(clock.instant(), time));
    }

    private Instant day(int day, int hour) {
        return start.plus(Duration.ofDays(day)).plus(Duration.ofHours(hour));
    }

    private Instant nextMonth() {
        return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC))
                .plusMonths(1)
                .atDay(1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
    }
}
