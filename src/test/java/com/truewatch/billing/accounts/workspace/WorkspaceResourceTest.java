package com.truewatch.billing.accounts.workspace;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static com.truewatch.billing.accounts.testing.WorkspaceCalls.at;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.cloudaccount.settlement.WhenEnded;
import com.truewatch.billing.accounts.platform.id.Ids;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.Raw;
import com.truewatch.billing.accounts.testing.WorkspaceCalls;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WorkspaceResourceTest extends WorkspaceTestCase {
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    @Nested
    class AHolder {
        @Test
        void seesAWorkspaceThatTheAccountSettles() {
            holder.get(workspace)
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(workspace))
                    .body("status", equalTo("ACTIVE"))
                    .body("settlement.method", equalTo("BILLING_ACCOUNT"))
                    .body("settlementChangeAvailableAt", nullValue());
            assertEquals(List.of("BILLING_ACCOUNT BOUND"), causes());
            assertEquals(List.of("workspace.bound"), events());
            assertEquals(List.of("WORKSPACE_BOUND"), mails());
        }

        @Test
        void choosesACloudAccountOnceAMonth() {
            UUID cloud = cloudAccounts.active(account.id());

            holder.choose(workspace, cloud)
                    .then()
                    .statusCode(200)
                    .body("settlement.cloudAccountId", equalTo(cloud.toString()))
                    .body("settlementChangeAvailableAt", equalTo(nextMonth().toString()));

            assertEquals(List.of("BILLING_ACCOUNT BOUND", "CLOUD_ACCOUNT CHOSEN"), causes());
            assertEquals(List.of("workspace.bound", "workspace.settlement-changed"), events());
            assertEquals(
                    "CHOSEN CLOUD_ACCOUNT " + cloud,
                    database.value(
                            "select (data ->> 'cause') || ' ' || (data ->> 'method') || ' ' || (data ->> 'cloudAccountId')"
                                    + " from event where subject = ? and type = 'workspace.settlement-changed'",
                            workspace));
            assertEquals("BOUND_TO_CLOUD_ACCOUNT", reason(holder.chooseBillingAccount(workspace)));
            holder.choose(workspace, cloud).then().statusCode(200);
            assertEquals(2, causes().size());
        }

        @Test
        void choosesAgainWhenTheMonthIsOver() {
            UUID cloud = cloudAccounts.active(account.id());
            UUID next = cloudAccounts.active(account.id());
            holder.choose(workspace, cloud).then().statusCode(200);
            cloudAccounts.end(account.id(), cloud, WhenEnded.FALL_BACK);

            clock.advance(Duration.between(clock.instant(), nextMonth()).minus(MILLISECOND));
            holder = WorkspaceCalls.by(Client.of(account));
            assertEquals("MONTHLY_LIMIT", reason(holder.choose(workspace, next)));

            clock.advance(MILLISECOND);
            holder.choose(workspace, next).then().statusCode(200);
        }

        @Test
        void seesTheSameRulesInTheOptions() {
            UUID wrong = cloudAccounts.create(account.id(), "aws-china", "ACTIVE");
            UUID right = cloudAccounts.active(account.id());

            holder.options(workspace)
                    .then()
                    .statusCode(200)
                    .body("items.method", equalTo(List.of("BILLING_ACCOUNT", "CLOUD_ACCOUNT", "CLOUD_ACCOUNT")))
                    .body("items.reason", equalTo(Arrays.asList(null, null, "OTHER_CLOUD")))
                    .body("items[1].cloudAccountId", equalTo(right.toString()));
            assertEquals("OTHER_CLOUD", reason(holder.choose(workspace, wrong)));
        }

        @Test
        void isHeldByAnUndoUntilItsEnd() {
            Instant until = clock.instant().plus(Duration.ofHours(1));
            database.execute(
                    "update account set hold_until = ?::timestamptz where id = ?", until.toString(), account.id());
            UUID cloud = cloudAccounts.active(account.id());

            assertEquals("ON_HOLD", reason(holder.choose(workspace, cloud)));
            assertEquals(until.toString(), holder.choose(workspace, cloud).path("until"));

            clock.advance(Duration.ofHours(1));
            WorkspaceCalls.by(Client.of(account))
                    .choose(workspace, cloud)
                    .then()
                    .statusCode(200);
        }

        @Test
        void namesOnlyCloudAccountsOfItsOwn() {
            UUID foreign = cloudAccounts.active(accounts.create().id());

            for (UUID id : List.of(foreign, UUID.randomUUID())) {
                refused(400, "invalid-request", holder.choose(workspace, id))
                        .then()
                        .body("violations[0].pointer", equalTo("/cloudAccountId"));
                refused(404, "not-found", bySettling(id));
            }
            refused(400, "invalid-request", holder.choose(workspace, null));
            assertEquals(1, causes().size());
        }

        @Test
        void settlesByTheCloudAccountsOwnPath() {
            UUID cloud = cloudAccounts.active(account.id());

            bySettling(cloud).then().statusCode(200).body("settlement.cloudAccountId", equalTo(cloud.toString()));

            Raw.assertProblem(
                    Raw.send("GET", "/api/v1/account/cloud-accounts/" + cloud + "/workspaces/" + workspace),
                    405,
                    "method-not-allowed");
        }

        @Test
        void doesNotSeeAnothersWorkspace() {
            WorkspaceCalls stranger = WorkspaceCalls.by(Client.of(accounts.create()));

            refused(404, "not-found", stranger.get(workspace));
            refused(404, "not-found", stranger.options(workspace));
            refused(404, "not-found", stranger.chooseBillingAccount(workspace));
            refused(404, "not-found", stranger.history(workspace));
            Raw.assertProblem(
                    Raw.send(
                            "GET",
                            "/api/v1/account/workspaces/nul%00",
                            "Authorization",
                            "Bearer " + Client.of(account).accessToken()),
                    404,
                    "not-found");
            assertEquals(List.of(), stranger.list().path("items"));
        }

        private Response bySettling(UUID cloud) {
            return Client.of(account)
                    .request()
                    .put("/api/v1/account/cloud-accounts/" + cloud + "/workspaces/" + workspace);
        }
    }

    @Nested
    class TheConsole {
        @Test
        void bindsOnceAndRenames() {
            WorkspaceCalls.bind(workspace, Map.of("accountId", account.id(), "name", "Another", "site", "ap1"))
                    .then()
                    .statusCode(200)
                    .body("name", equalTo("Another"));

            refused(400, "invalid-request", WorkspaceCalls.bind(account.id(), workspace, "eu1"));
            refused(
                    409,
                    "workspace-bound-elsewhere",
                    WorkspaceCalls.bind(accounts.create().id(), workspace, "ap1"));
            assertEquals(1, causes().size());
        }

        @Test
        void bindsNoWorkspaceToAnAccountOnHold() {
            String fresh = WorkspaceCalls.freshId();
            Instant until = hold(account);
            List<String> before = database.everythingOf(account.id());

            refused(409, "account-on-hold", WorkspaceCalls.bind(account.id(), fresh, "ap1"))
                    .then()
                    .body("until", equalTo(until.toString()));

            assertEquals(before, database.everythingOf(account.id()));
            WorkspaceCalls.bind(account.id(), workspace, "ap1").then().statusCode(200);
            clock.advance(Duration.between(clock.instant(), until));
            WorkspaceCalls.bind(account.id(), fresh, "ap1").then().statusCode(201);
        }

        @Test
        void namesAnAccountAndASiteThatThereAre() {
            String fresh = WorkspaceCalls.freshId();

            refused(400, "invalid-request", WorkspaceCalls.bind(UUID.randomUUID(), fresh, "ap1"));
            refused(400, "invalid-request", WorkspaceCalls.bind(account.id(), fresh, "xx1"));
            refused(
                    400,
                    "invalid-request",
                    Client.unchecked()
                            .contentType("application/json")
                            .auth()
                            .oauth2(Platform.serviceToken("directory.write"))
                            .body(Map.of("accountId", account.id(), "name", "Shop", "site", "ap1"))
                            .put("/api/v1/directory/workspaces/-" + fresh));
        }

        @Test
        void dissolvesForGood() {
            clock.advance(Duration.ofDays(1));
            holder = WorkspaceCalls.by(Client.of(account));
            WorkspaceCalls.dissolve(workspace).then().statusCode(204);
            WorkspaceCalls.dissolve(workspace).then().statusCode(204);

            refused(404, "not-found", WorkspaceCalls.dissolve(WorkspaceCalls.freshId()));
            refused(409, "wrong-state", WorkspaceCalls.bind(account.id(), workspace, "ap1"));
            refused(409, "wrong-state", WorkspaceCalls.lock(workspace));
            assertEquals("DISSOLVED", reason(holder.chooseBillingAccount(workspace)));
            assertEquals("DISSOLVED", holder.get(workspace).path("status"));
            assertEquals(List.of("workspace.bound", "workspace.dissolved"), events());
            refused(404, "not-found", at(workspace, "at", clock.instant()));
            at(workspace, "at", clock.instant().minus(MILLISECOND)).then().statusCode(200);
        }

        @Test
        void readsTheWorkspacesOfAnAccount() {
            Platform.service("directory.read")
                    .get("/api/v1/directory/accounts/" + account.id() + "/workspaces")
                    .then()
                    .statusCode(200)
                    .body("items.id", equalTo(List.of(workspace)));
            refused(
                    404,
                    "not-found",
                    Platform.service("directory.read")
                            .get("/api/v1/directory/accounts/" + UUID.randomUUID() + "/workspaces"));
        }
    }

    @Nested
    class Bills {
        @Test
        void areToldTheMethodAtTheEndOfADay() {
            LocalDate day = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
            clock.advance(Duration.ofHours(10));
            holder = WorkspaceCalls.by(Client.of(account));
            UUID cloud = cloudAccounts.active(account.id());
            holder.choose(workspace, cloud).then().statusCode(200);
            Instant chosen = clock.instant();

            assertEquals("CLOUD_ACCOUNT", at(workspace, "day", day).path("method"));
            assertEquals(
                    "BILLING_ACCOUNT",
                    at(workspace, "at", chosen.minus(MILLISECOND)).path("method"));
            assertEquals("CLOUD_ACCOUNT", at(workspace, "at", chosen).path("method"));
            refused(404, "not-found", at(workspace, "day", day.minusDays(1)));
            refused(400, "invalid-request", at(workspace, "day", day.plusDays(1)));
            refused(400, "invalid-request", at(workspace, "at", chosen.plus(MILLISECOND)));
            refused(404, "not-found", at(WorkspaceCalls.freshId(), "day", day));
        }

        @Test
        void nameATimeOrADay() {
            String path = "/api/v1/directory/workspaces/" + workspace + "/settlement";
            refused(400, "invalid-request", Platform.service("directory.read").get(path));
            for (String query :
                    List.of("day=2026-02-30", "day=1", "at=yesterday", "at=2026-11-23", "day=2026-11-23&at=x")) {
                assertEquals(
                        400,
                        Client.unchecked()
                                .auth()
                                .oauth2(Platform.serviceToken("directory.read"))
                                .get(path + "?" + query)
                                .statusCode(),
                        query);
            }
        }

        @Test
        void readAllOfADayPageByPage() {
            LocalDate day = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
            for (int i = 0; i < 3; i++) {
                WorkspaceCalls.bound(account.id());
            }
            String other = WorkspaceCalls.bound(account.id());
            String gone = WorkspaceCalls.bound(account.id());
            WorkspaceCalls.dissolve(gone).then().statusCode(204);

            List<String> seen = new ArrayList<>();
            String cursor = null;
            do {
                RequestSpecification request = Platform.service("directory.read")
                        .queryParam("day", day.toString())
                        .queryParam("limit", 2);
                Response page = (cursor == null ? request : request.queryParam("cursor", cursor))
                        .get("/api/v1/directory/settlements");
                page.then().statusCode(200);
                seen.addAll(page.path("items.workspaceId"));
                cursor = page.path("nextCursor");
            } while (cursor != null);

            assertEquals(seen.stream().sorted().distinct().toList(), seen);
            assertEquals(
                    List.of(true, true, false),
                    List.of(workspace, other, gone).stream().map(seen::contains).toList());
        }
    }

    @Nested
    class TwoChangesOfOneInstant {
        @Test
        void areBothInTheHistory() {
            UUID cloud = cloudAccounts.active(account.id());
            holder.choose(workspace, cloud).then().statusCode(200);

            assertEquals(
                    "t",
                    database.value(
                            "select count(*) = 2 and min(until) = max(since) and min(until) > min(since)"
                                    + " from workspace_settlement where workspace_id = ?",
                            workspace));
            holder.history(workspace).then().statusCode(200).body("items.cause", equalTo(List.of("CHOSEN", "BOUND")));
            // Ids of one millisecond are in no order; the times are.
            database.execute(
                    "update workspace_settlement set id = ? where workspace_id = ? and cause = 'BOUND'",
                    Ids.next(),
                    workspace);
            Response first = page(null);
            assertEquals(List.of("CHOSEN"), first.path("items.cause"));
            Response second = page(first.path("nextCursor"));
            assertEquals(List.of("BOUND"), second.path("items.cause"));
            assertEquals(null, second.<String>path("nextCursor"));
        }
    }

    private Response page(@Nullable String cursor) {
        RequestSpecification request = Client.of(account).request().queryParam("limit", 1);
        return (cursor == null ? request : request.queryParam("cursor", cursor))
                .get("/api/v1/account/workspaces/" + workspace + "/settlements");
    }

    static String reason(Response answer) {
        return refused(409, "settlement-not-allowed", answer).path("reason");
    }
}
