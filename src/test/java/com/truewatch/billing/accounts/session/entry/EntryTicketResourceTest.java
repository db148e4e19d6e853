package com.truewatch.billing.accounts.session.entry;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static com.truewatch.billing.accounts.testing.EntryCalls.enter;
import static com.truewatch.billing.accounts.testing.EntryCalls.issue;
import static com.truewatch.billing.accounts.testing.EntryCalls.issued;
import static com.truewatch.billing.accounts.testing.RealNameCalls.enterprise;
import static com.truewatch.billing.accounts.testing.RealNameCalls.with;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.EntryCalls;
import com.truewatch.billing.accounts.testing.OperatorCalls;
import com.truewatch.billing.accounts.testing.RealNameCalls;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import com.truewatch.billing.accounts.testing.WorkspaceCalls;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The owner of a workspace comes over from the console. */
@QuarkusTest
class EntryTicketResourceTest {
    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    private TestAccount account;
    private String workspace;

    @BeforeEach
    void anOwner() {
        account = accounts.create();
        workspace = WorkspaceCalls.bound(account.id());
    }

    @Test
    void opensASessionThatReadsAndSettles() {
        Response answer = enter(issued(workspace));

        answer.then()
                .statusCode(201)
                .body("accountId", equalTo(account.id().toString()))
                .body("session.strength", equalTo("ENTRY"))
                .body(
                        "session.expiresAt",
                        equalTo(clock.instant().plus(HALF_A_DAY).toString()));
        Client holder = Client.of(answer);
        holder.request().get("/api/v1/account").then().statusCode(200).body("username", equalTo(account.username()));
        WorkspaceCalls.by(holder).chooseBillingAccount(workspace).then().statusCode(200);
        refused(
                403,
                "stronger-login-required",
                holder.request().body(Map.of("credential", "EMAIL")).post("/api/v1/account/credential-changes"));
        refused(
                403,
                "stronger-login-required",
                holder.refreshed().request().body(Map.of("locale", "zh")).patch("/api/v1/account"));
        assertEquals(
                List.of("LOGIN SUCCEEDED"),
                database.timelineOf(account.id()).stream()
                        .filter(it -> it.startsWith("LOGIN"))
                        .toList());
    }

    @Test
    void keepsNoKeyOfARefusedChange() {
        Client holder = EntryCalls.cameOver(account.id());

        for (int i = 0; i < 2; i++) {
            refused(
                            403,
                            "stronger-login-required",
                            holder.request()
                                    .header("Idempotency-Key", "by-ticket")
                                    .body(Map.of("credential", "EMAIL"))
                                    .post("/api/v1/account/credential-changes"))
                    .then()
                    .header("Idempotency-Replayed", (String) null);
        }
    }

    @Test
    void makesTheBrowserNoKnownOne() {
        Response answer = enter(issued(workspace));

        answer.then().statusCode(201);
        assertNull(answer.cookie("device"));
    }

    @Test
    void lastsHalfADay() {
        Client holder = EntryCalls.cameOver(account.id());
        clock.advance(HALF_A_DAY.minusMillis(1));
        Client last = holder.refreshed();
        last.request().get("/api/v1/account").then().statusCode(200);

        clock.advance(Duration.ofMillis(1));

        refused(401, "session-ended", last.request().get("/api/v1/account"));
    }

    @Test
    void worksOnceForOneOfMany() throws Exception {
        String ticket = issued(workspace);

        List<Integer> statuses = AtOnce.times(10, () -> enter(ticket).statusCode());

        assertEquals(1, Collections.frequency(statuses, 201), statuses::toString);
        assertEquals(9, Collections.frequency(statuses, 401), statuses::toString);
        refused(401, "invalid-credentials", enter(ticket));
    }

    @Test
    void worksForAMinute() {
        String inTime = issued(workspace);
        clock.advance(Duration.ofSeconds(60).minusMillis(1));
        enter(inTime).then().statusCode(201);

        String late = issued(workspace);
        clock.advance(Duration.ofSeconds(60));
        refused(401, "invalid-credentials", enter(late));
    }

    @Test
    void refusesWhatIsNoTicket() {
        String ticket = issued(workspace);
        char last = ticket.charAt(ticket.length() - 1);
        String forged = ticket.substring(0, ticket.length() - 1) + (last == 'A' ? 'B' : 'A');
        String refresh = Client.of(account).refreshToken();

        for (String other : List.of("x", forged, refresh, ticket.toUpperCase(Locale.ROOT), "\u0000..")) {
            refused(401, "invalid-credentials", enter(other));
        }
        refused(
                400,
                "invalid-request",
                Client.unchecked()
                        .contentType("application/json")
                        .body(Map.of("ticket", ticket, "login", account.username()))
                        .post("/api/v1/sessions"));
        enter(ticket).then().statusCode(201);
    }

    @Test
    void isForWorkspacesThatAreBound() {
        WorkspaceCalls.dissolve(workspace).then().statusCode(204);

        for (String id : List.of(workspace, WorkspaceCalls.freshId(), "\u0000", "../..")) {
            refused(404, "not-found", issue(id));
        }
    }

    @Test
    void isForTheAccountThatSettlesTheWorkspaceNow() {
        TestAccount other = accounts.create();
        database.execute("update workspace set account_id = ? where id = ?", other.id(), workspace);

        enter(issued(workspace))
                .then()
                .statusCode(201)
                .body("accountId", equalTo(other.id().toString()));
    }

    @Test
    void doesNotOpenAFrozenAccount() {
        String ticket = issued(workspace);
        Instant until = clock.instant().plusSeconds(30);
        database.execute(
                "update account set status = 'FROZEN', frozen_until = ?::timestamptz where id = ?",
                until.toString(),
                account.id());

        refused(403, "account-frozen", issue(workspace)).then().body("until", equalTo(until.toString()));
        refused(403, "account-frozen", enter(ticket));

        clock.advance(Duration.ofSeconds(30));
        enter(ticket).then().statusCode(201);
    }

    @Test
    void doesNotOpenAClosedAccount() {
        String ticket = issued(workspace);
        accounts.close(account);

        refused(401, "invalid-credentials", enter(ticket));
    }

    @Test
    void endsWithItsWorkspace() {
        String unused = issued(workspace);
        Client holder = Client.of(account);
        Client ended = Client.of(enter(issued(workspace)));
        UUID endedId = idOf(ended);
        Client fromBefore = EntryCalls.cameOver(account.id());
        database.execute("update session set workspace_id = null where id = ?", idOf(fromBefore));
        Client ofAnother = EntryCalls.cameOver(account.id());

        WorkspaceCalls.dissolve(workspace).then().statusCode(204);

        refused(401, "invalid-credentials", enter(unused));
        for (Client over : List.of(ended, fromBefore)) {
            refused(401, "session-ended", over.request().get("/api/v1/account"));
            over.tryRefresh().then().statusCode(401);
        }
        for (Client going : List.of(holder, ofAnother)) {
            going.refreshed().request().get("/api/v1/account").then().statusCode(200);
        }
        assertEquals("WORKSPACE_LEFT", database.value("select end_reason from session where id = ?", endedId));
        assertEquals(
                "t",
                database.value(
                        "select bool_and((voided_at is null) = (used_at is not null)) from entry_ticket"
                                + " where workspace_id = ?",
                        workspace));
    }

    @Test
    void endsWhenItsWorkspaceMoves() {
        TestAccount other = accounts.create();
        certify(account);
        certify(other);
        String unused = issued(workspace);
        Client ended = Client.of(enter(issued(workspace)));

        WorkspaceCalls.transfer(workspace, account.id()).then().statusCode(200);
        ended.request().get("/api/v1/account").then().statusCode(200);
        WorkspaceCalls.transfer(workspace, other.id()).then().statusCode(200);

        refused(401, "session-ended", ended.request().get("/api/v1/account"));
        refused(401, "invalid-credentials", enter(unused));
        WorkspaceCalls.transfer(workspace, account.id()).then().statusCode(200);
        refused(401, "invalid-credentials", enter(unused));
        enter(issued(workspace))
                .then()
                .statusCode(201)
                .body("accountId", equalTo(account.id().toString()));
    }

    @Test
    void isGoodOnlyWhileTheAccountHasTheWorkspace() {
        for (String change : List.of(
                "update workspace set account_id = '" + accounts.create().id() + "' where id = ?",
                "update workspace set dissolved_at = now() where id = ?")) {
            String its = WorkspaceCalls.bound(account.id());
            String ticket = issued(its);
            database.execute(change, its);

            refused(401, "invalid-credentials", enter(ticket));
        }
    }

    @Test
    void isVoidOnceEverySessionIsEnded() {
        String ticket = issued(workspace);
        TestAccount other = accounts.create();
        String others = issued(WorkspaceCalls.bound(other.id()));

        OperatorCalls.revokeSessions(account.id()).then().statusCode(200).body("revoked", equalTo(0));

        refused(401, "invalid-credentials", enter(ticket));
        enter(others).then().statusCode(201);
        enter(issued(workspace)).then().statusCode(201);
    }

    /** Whoever comes in at the moment in which the workspace goes is out again. */
    @Test
    void leavesNobodyInWhoComesAtThatMoment() throws Exception {
        for (int round = 0; round < 10; round++) {
            String leaving = WorkspaceCalls.bound(account.id());
            String ticket = issued(leaving);

            List<Integer> statuses = AtOnce.run(
                    () -> enter(ticket).statusCode(),
                    () -> WorkspaceCalls.dissolve(leaving).statusCode());

            assertEquals(204, statuses.get(1));
            assertEquals(
                    0,
                    database.count("select count(*) from session where workspace_id = ? and ended_at is null", leaving),
                    statuses::toString);
        }
    }

    /** Otherwise whoever can issue tickets could log the holder out. */
    @Test
    void endsNoSessionOfAnotherKind() {
        Client holder = Client.of(account);
        Client first = EntryCalls.cameOver(account.id());

        for (int i = 0; i < 20; i++) {
            enter(issued(workspace)).then().statusCode(201);
        }

        holder.request().get("/api/v1/account").then().statusCode(200);
        refused(401, "session-ended", first.request().get("/api/v1/account"));
    }

    private static UUID idOf(Client client) {
        return UUID.fromString(client.request().get("/api/v1/account/sessions").path("items.find { it.current }.id"));
    }

    private static void certify(TestAccount of) {
        RealNameCalls calls = RealNameCalls.by(Client.of(of));
        calls.certified(with(with(enterprise(calls.uploaded()), "country", "SG"), "registrationNumber", "201812345K"));
    }
}
