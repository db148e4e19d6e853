package com.truewatch.billing.accounts.operator;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.CloudAccountRows;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.Rounds;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import com.truewatch.billing.accounts.testing.WorkspaceCalls;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class OperatorResourceTest {
    private static final String REASON = "Reported stolen, ticket 4711";

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    @Inject
    CloudAccountRows cloudAccounts;

    TestAccount account;

    @BeforeEach
    void anAccount() {
        account = accounts.create();
    }

    @Nested
    class Freezing {
        @Test
        void endsEverySessionAtOnceAndEveryLogin() {
            List<Client> sessions = List.of(Client.of(account), Client.of(account));

            freeze(Map.of("reason", REASON))
                    .statusCode(200)
                    .body("status", equalTo("FROZEN"))
                    .body("frozenUntil", nullValue())
                    .body("id", equalTo(account.id().toString()));

            sessions.forEach(OperatorResourceTest.this::assertEnded);
            sessions.forEach(
                    it -> it.tryRefresh().then().statusCode(401).body("type", equalTo("/problems/session-ended")));
            Client.tryLogIn(account.username(), TestAccounts.PASSWORD)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/account-frozen"))
                    .body("$", not(hasKey("until")));
            Client.tryLogIn(account.username(), "a wrong password, surely")
                    .then()
                    .statusCode(401);
            assertEquals(List.of("FROZEN", "FROZEN"), endReasons());
        }

        @Test
        void endsWhatWasBegunInThem() {
            Client holder = Client.of(account);
            holder.request().body(Map.of("credential", "EMAIL")).post("/api/v1/account/credential-changes");

            freeze(Map.of("reason", REASON)).statusCode(200);

            assertEquals(
                    List.of("CANCELLED"),
                    database.rows("select state from credential_change where account_id = ?", account.id()));
        }

        @Test
        void isToldToTheHolderAndToOtherServicesAndNamesTheOperatorOnlyInTheAudit() {
            long version = database.versionOf(account.id());
            Instant before = clock.instant();
            clock.advance(Duration.ofMinutes(1));

            ValidatableResponse frozen = freeze(Map.of("reason", REASON));

            frozen.body("updatedAt", equalTo(before.plus(Duration.ofMinutes(1)).toString()));
            assertEquals(version + 1, database.versionOf(account.id()));
            assertEquals(List.of("ACCOUNT_FROZEN SUCCEEDED"), database.timelineOf(account.id()));
            assertEquals(List.of("account.frozen"), database.eventsOf(account.id()));
            assertEquals(
                    Long.toString(version + 1),
                    database.value("select account_version from event where account_id = ?", account.id()));
            assertEquals(
                    "|{}",
                    database.value(
                            "select coalesce(network, '') || coalesce(device, '') || '|' || details from activity"
                                    + " where account_id = ?",
                            account.id()));
            assertEquals(
                    List.of("FREEZE local-operator " + REASON + " {\"status\": \"ACTIVE\"} {\"status\": \"FROZEN\"}"),
                    acts());
        }

        @Test
        void untilATimeEndsWithIt() {
            Instant until = clock.instant().plus(Duration.ofHours(1));
            freeze(Map.of("reason", REASON, "until", until.toString())).body("frozenUntil", equalTo(until.toString()));
            Client.tryLogIn(account.username(), TestAccounts.PASSWORD)
                    .then()
                    .statusCode(403)
                    .body("until", equalTo(until.toString()));

            clock.advance(Duration.ofHours(1));

            Client.of(account).request().get("/api/v1/account").then().statusCode(200);
            look().body("status", equalTo("ACTIVE")).body("frozenUntil", nullValue());
            unfreeze().statusCode(409).body("state", equalTo("ACTIVE"));
        }

        @Test
        void ofAFrozenAccountReplacesReasonAndEnd() {
            Instant until = clock.instant().plus(Duration.ofHours(1));
            freeze(Map.of("reason", "first", "until", until.toString()));

            freeze(Map.of("reason", "second")).statusCode(200).body("frozenUntil", nullValue());

            clock.advance(Duration.ofHours(2));
            look().body("status", equalTo("FROZEN"));
            assertEquals(
                    List.of(
                            "FREEZE local-operator first {\"status\": \"ACTIVE\"} {\"status\": \"FROZEN\", "
                                    + "\"frozenUntil\": \"" + until + "\"}",
                            "FREEZE local-operator second {\"status\": \"FROZEN\", \"frozenUntil\": \"" + until
                                    + "\"} {\"status\": \"FROZEN\"}"),
                    acts());
        }

        @Test
        void endsInTheFuture() {
            List<String> before = database.everythingOf(account.id());

            for (Instant past :
                    List.of(clock.instant(), clock.instant().minusMillis(1), Instant.parse("0001-01-01T00:00:00Z"))) {
                freeze(Map.of("reason", REASON, "until", past.toString()))
                        .statusCode(400)
                        .body("violations.pointer", contains("/until"));
            }

            assertEquals(before, database.everythingOf(account.id()));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "4102444800",
                    "\"4102444800\"",
                    "\"2100-01-01\"",
                    "\"2100-01-01T00:00:00\"",
                    "\"2100-02-30T00:00:00Z\"",
                    "\"2100-01-01T25:00:00Z\"",
                    "\"+999999999-12-31T23:59:59Z\"",
                    "\"\"",
                    "true",
                    "{}"
                })
        void endsAtATimeOfRfc3339AndNothingElse(String until) {
            Client.unchecked()
                    .auth()
                    .oauth2(Platform.operatorToken("freeze"))
                    .contentType("application/json")
                    .body("{\"reason\":\"x\",\"until\":" + until + "}")
                    .post(path("/freeze"))
                    .then()
                    .statusCode(400)
                    .body("violations.pointer", contains("/until"));
            look().body("status", equalTo("ACTIVE"));
        }

        @Test
        void takesATimeOfAnyOffset() {
            freeze(Map.of("reason", REASON, "until", "9999-12-31T23:59:59.9999999+08:00"))
                    .statusCode(200)
                    .body("frozenUntil", equalTo("9999-12-31T15:59:59.999Z"));
        }

        @Test
        void wantsAReasonThatCanBeRead() {
            for (String reason : List.of("", " ", "a\nb", "x".repeat(501))) {
                Client.unchecked()
                        .auth()
                        .oauth2(Platform.operatorToken("freeze"))
                        .contentType("application/json")
                        .body(Map.of("reason", reason))
                        .post(path("/freeze"))
                        .then()
                        .statusCode(400)
                        .body("violations[0].pointer", equalTo("/reason"));
            }
            freeze(Map.of("reason", "x".repeat(500))).statusCode(200);
        }

        @Test
        void byManyAtOnceIsDoneOneAfterAnother() throws Exception {
            Client.of(account);

            AtOnce.times(8, () -> freeze(Map.of("reason", REASON)).statusCode(200));

            assertEquals(8, acts().size());
            assertEquals(
                    1,
                    acts().stream()
                            .filter(it -> it.contains("{\"status\": \"ACTIVE\"} {"))
                            .count());
            assertEquals(List.of("FROZEN"), endReasons());
        }
    }

    @Nested
    class FreezingAtTheSameTimeAs {

        @Test
        void aLoginLeavesNoSession() throws Exception {
            againstEach(session -> Client.tryLogIn(account.username(), TestAccounts.PASSWORD), Set.of(201, 403));
        }

        @Test
        void aRefreshLeavesNoSession() throws Exception {
            againstEach(Client::tryRefresh, Set.of(200, 401));
        }

        @Test
        void aLogoutLeavesNoSession() throws Exception {
            againstEach(session -> session.request().delete("/api/v1/sessions/current"), Set.of(204));
        }

        @Test
        void aChangeOfTheProfileLeavesTheAccountFrozen() throws Exception {
            againstEach(
                    session -> session.request()
                            .body(Map.of("companyName", "New name"))
                            .patch("/api/v1/account/profile"),
                    Set.of(200, 401, 403));
        }

        @Test
        void theBeginningOfAChangeOfEmailLeavesNoneOpen() throws Exception {
            againstEach(
                    session -> session.request()
                            .body(Map.of("credential", "EMAIL"))
                            .post("/api/v1/account/credential-changes"),
                    Set.of(201, 401, 403));
        }

        private void againstEach(Function<Client, Response> other, Set<Integer> expected) throws Exception {
            for (int round = 0; round < Rounds.COUNT; round++) {
                account = accounts.create();
                Client session = Client.of(account);
                List<Integer> statuses = AtOnce.run(
                        () -> freeze(Map.of("reason", REASON)).extract().statusCode(),
                        () -> other.apply(session).statusCode());

                assertEquals(200, statuses.get(0));
                assertTrue(expected.contains(statuses.get(1)), statuses.toString());
                assertEquals(
                        0,
                        database.count(
                                "select count(*) from session where ended_at is null and account_id = ?",
                                account.id()));
                assertEquals(
                        0,
                        database.count(
                                "select count(*) from credential_change where closed_at is null and account_id = ?",
                                account.id()));
                look().body("status", equalTo("FROZEN"));
            }
        }
    }

    @Nested
    class Unfreezing {
        @Test
        void letsTheHolderLogInAnew() {
            Client before = Client.of(account);
            freeze(Map.of("reason", REASON));
            long version = database.versionOf(account.id());

            unfreeze().statusCode(200).body("status", equalTo("ACTIVE")).body("frozenUntil", nullValue());

            assertEnded(before);
            Client.of(account).request().get("/api/v1/account").then().statusCode(200);
            assertEquals(version + 1, database.versionOf(account.id()));
            assertEquals(List.of("account.frozen", "account.unfrozen"), database.eventsOf(account.id()));
            assertEquals(
                    List.of(
                            "LOGIN SUCCEEDED",
                            "ACCOUNT_FROZEN SUCCEEDED",
                            "ACCOUNT_UNFROZEN SUCCEEDED",
                            "LOGIN SUCCEEDED"),
                    database.timelineOf(account.id()));
            assertEquals(
                    "UNFREEZE local-operator The holder called {\"status\": \"FROZEN\"} {\"status\": \"ACTIVE\"}",
                    acts().get(1));
        }

        @Test
        void ofAnAccountThatIsNotFrozenIsRefused() {
            List<String> before = database.everythingOf(account.id());

            unfreeze()
                    .statusCode(409)
                    .body("type", equalTo("/problems/wrong-state"))
                    .body("state", equalTo("ACTIVE"));

            assertEquals(before, database.everythingOf(account.id()));
            assertEquals(List.of(), acts());
        }
    }

    @Nested
    class AllowingArbitrarySettlement {
        @Test
        void opensEveryMarketplaceUntilItIsTakenBack() {
            Client holder = Client.of(account);
            String workspace = WorkspaceCalls.bound(account.id());
            UUID elsewhere = cloudAccounts.create(account.id(), "aws-china", "ACTIVE");
            WorkspaceCalls calls = WorkspaceCalls.by(holder);
            assertEquals("OTHER_CLOUD", calls.choose(workspace, elsewhere).path("reason"));

            allow(true).statusCode(200).body("arbitrarySettlement", equalTo(true));
            allow(true).statusCode(200);
            calls.choose(workspace, elsewhere).then().statusCode(200);
            allow(false).statusCode(200).body("arbitrarySettlement", equalTo(false));

            calls.get(workspace).then().body("settlement.cloudAccountId", equalTo(elsewhere.toString()));
            assertEquals(
                    List.of("true", "false"),
                    database.rows(
                            "select after ->> 'arbitrarySettlement' from operator_act where account_id = ?"
                                    + " and act = 'ARBITRARY_SETTLEMENT' and reason is null order by id",
                            account.id()));
        }

        private ValidatableResponse allow(boolean enabled) {
            return Platform.operator("settlement")
                    .body(Map.of("enabled", enabled))
                    .put("/api/v1/operator/accounts/" + account.id() + "/arbitrary-settlement")
                    .then();
        }
    }

    @Nested
    class EndingSessions {
        @Test
        void leavesTheAccountToItsHolder() {
            List<Client> sessions = List.of(Client.of(account), Client.of(account));
            long version = database.versionOf(account.id());

            revoke().statusCode(200).body("revoked", equalTo(2));

            sessions.forEach(OperatorResourceTest.this::assertEnded);
            assertEquals(List.of("REVOKED_BY_OPERATOR", "REVOKED_BY_OPERATOR"), endReasons());
            assertEquals(version, database.versionOf(account.id()));
            assertEquals(List.of(), database.eventsOf(account.id()));
            assertEquals(
                    List.of(
                            "REVOKE_SESSIONS local-operator The holder called {\"sessions\": \"2\"} {\"sessions\": \"0\"}"),
                    acts());
            Client.of(account)
                    .request()
                    .get("/api/v1/account/activity")
                    .then()
                    .body("items[1].type", equalTo("SESSION_REVOKED"))
                    .body("items[1].ip", nullValue())
                    .body("items[1].device", nullValue())
                    .body("items[1].details", equalTo(Map.of("sessions", "2", "by", "OPERATOR")));
        }

        @Test
        void whereThereIsNoneIsNothingToTheHolderAndStillAnAct() {
            revoke().statusCode(200).body("revoked", equalTo(0));

            assertEquals(List.of(), database.timelineOf(account.id()));
            assertEquals(1, acts().size());
        }
    }

    @Nested
    class Looking {
        @Test
        void showsTheAccountAndNoPassword() {
            look().statusCode(200)
                    .header("Cache-Control", "no-store")
                    .body("username", equalTo(account.username()))
                    .body("email", equalTo(account.email()))
                    .body("passwordSet", equalTo(true))
                    .body("profile.companyName", equalTo("Acme"));
            assertTrue(!look().extract().asString().contains("argon2"));
        }

        @Test
        void showsTheLiveSessionsInPages() {
            Client.of(account).request().delete("/api/v1/sessions/current");
            Client.of(account);
            Client.of(account);

            JsonPath first = Platform.operator()
                    .queryParam("limit", 1)
                    .get(path("/sessions"))
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1))
                    .body("items[0].ip", equalTo("127.0.0.0"))
                    .body("items[0]", not(hasKey("current")))
                    .extract()
                    .jsonPath();

            Platform.operator()
                    .queryParam("cursor", first.getString("nextCursor"))
                    .get(path("/sessions"))
                    .then()
                    .body("items", hasSize(1))
                    .body("items[0].id", not(equalTo(first.getString("items[0].id"))))
                    .body("nextCursor", nullValue());
        }

        @Test
        void showsTheTimeline() {
            Client.of(account);
            freeze(Map.of("reason", REASON));

            Platform.operator("audit")
                    .get(path("/activity"))
                    .then()
                    .statusCode(200)
                    .body("items.type", contains("ACCOUNT_FROZEN", "LOGIN"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"/sessions", "/activity"})
        void refusesALimitThatNoListHas(String list) {
            Client.unchecked()
                    .auth()
                    .oauth2(Platform.operatorToken("audit"))
                    .queryParam("limit", 201)
                    .get(path(list))
                    .then()
                    .statusCode(400)
                    .body("violations.pointer", contains("/limit"));
        }
    }

    @Nested
    class OfAClosedAccount {
        @BeforeEach
        void close() {
            accounts.close(account);
        }

        @Test
        void nothingCanBeChanged() {
            for (ValidatableResponse answer : List.of(freeze(Map.of("reason", REASON)), unfreeze(), revoke())) {
                answer.statusCode(409)
                        .body("type", equalTo("/problems/wrong-state"))
                        .body("state", equalTo("CLOSED"));
            }
            assertEquals(List.of(), acts());
        }

        @Test
        void everythingCanBeSeen() {
            look().statusCode(200).body("status", equalTo("CLOSED"));
            Platform.operator("audit").get(path("/activity")).then().statusCode(200);
        }
    }

    @Test
    void anAccountThatIsNoneIsNotFound() {
        account = new TestAccount(UUID.randomUUID(), "", "", "");

        for (ValidatableResponse answer : List.of(
                look(),
                freeze(Map.of("reason", REASON)),
                unfreeze(),
                revoke(),
                Platform.operator().get(path("/sessions")).then(),
                Platform.operator("audit").get(path("/activity")).then())) {
            answer.statusCode(404).body("type", equalTo("/problems/not-found"));
        }
    }

    private ValidatableResponse freeze(Map<String, String> body) {
        return Platform.operator("freeze").body(body).post(path("/freeze")).then();
    }

    private ValidatableResponse unfreeze() {
        return Platform.operator("freeze")
                .body(Map.of("reason", "The holder called"))
                .post(path("/unfreeze"))
                .then();
    }

    private ValidatableResponse revoke() {
        return Platform.operator("freeze")
                .body(Map.of("reason", "The holder called"))
                .post(path("/sessions/revoke"))
                .then();
    }

    private ValidatableResponse look() {
        return Platform.operator().get(path("")).then();
    }

    private String path(String end) {
        return "/api/v1/operator/accounts/" + account.id() + end;
    }

    private List<String> acts() {
        return database.rows(
                "select act || ' ' || operator || ' ' || reason || ' ' || before || ' ' || after from operator_act"
                        + " where account_id = ? order by id",
                account.id());
    }

    private List<String> endReasons() {
        return database.rows(
                "select end_reason from session where account_id = ? and ended_at is not null", account.id());
    }

    private void assertEnded(Client session) {
        session.request()
                .get("/api/v1/account")
                .then()
                .statusCode(401)
                .body("type", equalTo("/problems/session-ended"));
    }
}
