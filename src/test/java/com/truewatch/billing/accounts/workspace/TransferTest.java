package com.truewatch.billing.accounts.workspace;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static com.truewatch.billing.accounts.testing.RealNameCalls.enterprise;
import static com.truewatch.billing.accounts.testing.RealNameCalls.with;
import static com.truewatch.billing.accounts.testing.WorkspaceCalls.at;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.RealNameCalls;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.WorkspaceCalls;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A workspace moves between two accounts of one enterprise. */
@QuarkusTest
class TransferTest extends WorkspaceTestCase {
    private TestAccount other;
    private String certified;

    @BeforeEach
    void anotherAccountOfTheSameEnterprise() {
        other = accounts.create();
        certify(account);
        certified = certify(other);
    }

    @Test
    void leavesItsCloudAccountBehind() {
        holder.choose(workspace, cloudAccounts.active(account.id())).then().statusCode(200);
        clock.advance(Duration.ofMinutes(1));
        Instant before = clock.instant().minusMillis(1);

        WorkspaceCalls.transfer(workspace, other.id())
                .then()
                .statusCode(200)
                .body("accountId", equalTo(other.id().toString()))
                .body("settlement.method", equalTo("BILLING_ACCOUNT"));

        assertEquals("BILLING_ACCOUNT TRANSFERRED", causes().get(2));
        assertEquals(account.id().toString(), at(workspace, "at", before).path("accountId"));
        assertEquals(other.id().toString(), at(workspace, "at", clock.instant()).path("accountId"));
        refused(404, "not-found", holder.get(workspace));
        assertEquals(List.of("WORKSPACE_BOUND", "WORKSPACE_LEFT"), workspaceMails(account));
        assertEquals(List.of("WORKSPACE_ARRIVED"), workspaceMails(other));
        assertEquals(
                List.of(
                        "workspace.bound",
                        "workspace.settlement-changed",
                        "workspace.transferred",
                        "workspace.settlement-changed"),
                events());
    }

    @Test
    void showsNobodyTheOthersHistory() {
        WorkspaceCalls.transfer(workspace, other.id()).then().statusCode(200);

        WorkspaceCalls.by(Client.of(other))
                .history(workspace)
                .then()
                .statusCode(200)
                .body("items.cause", equalTo(List.of("TRANSFERRED")));
    }

    @Test
    void takesItsCountdownAlong() {
        String end = WorkspaceCalls.lock(workspace).path("lockedFinallyAt");

        WorkspaceCalls.transfer(workspace, other.id())
                .then()
                .statusCode(200)
                .body("status", equalTo("LOCKING"))
                .body("lockedFinallyAt", equalTo(end));
    }

    @Test
    void isRefusedBetweenEnterprisesAndForFrozenAccounts() {
        refused(
                409,
                "transfer-not-allowed",
                WorkspaceCalls.transfer(workspace, accounts.create().id()));
        refused(400, "invalid-request", WorkspaceCalls.transfer(workspace, UUID.randomUUID()));
        database.execute("update account set status = 'FROZEN' where id = ?", other.id());
        refused(409, "transfer-not-allowed", WorkspaceCalls.transfer(workspace, other.id()));
        database.execute("update account set status = 'ACTIVE' where id = ?", other.id());
        RealNameCalls.revoke(certified, "The licence is not genuine.");
        refused(409, "transfer-not-allowed", WorkspaceCalls.transfer(workspace, other.id()));
        assertEquals(1, causes().size());
    }

    @Test
    void isRefusedOnHoldAndAfterTheEnd() {
        String until = clock.instant().plus(Duration.ofHours(1)).toString();
        database.execute("update account set hold_until = ?::timestamptz where id = ?", until, other.id());
        refused(409, "account-on-hold", WorkspaceCalls.transfer(workspace, other.id()));
        WorkspaceCalls.lock(workspace).then().statusCode(200);
        clock.advance(Duration.ofDays(14));
        refused(409, "wrong-state", WorkspaceCalls.transfer(workspace, other.id()));
        assertEquals(1, causes().size());
    }

    @Test
    void toItsOwnAccountChangesNothing() {
        WorkspaceCalls.transfer(workspace, account.id()).then().statusCode(200);

        assertEquals(1, causes().size());
        assertEquals(List.of("workspace.bound"), events());
    }

    @Test
    void inOppositeDirectionsDoNotWaitForEachOther() throws Exception {
        String back = WorkspaceCalls.bound(other.id());

        List<Integer> statuses = AtOnce.run(
                () -> WorkspaceCalls.transfer(workspace, other.id()).statusCode(),
                () -> WorkspaceCalls.transfer(back, account.id()).statusCode());

        assertEquals(List.of(200, 200), statuses);
    }

    private List<String> workspaceMails(TestAccount of) {
        return database.templatesTo(of.email()).stream()
                .filter(it -> it.startsWith("WORKSPACE"))
                .toList();
    }

    private String certify(TestAccount of) {
        RealNameCalls calls = RealNameCalls.by(Client.of(of));
        return calls.certified(
                with(with(enterprise(calls.uploaded()), "country", "SG"), "registrationNumber", "201812345K"));
    }
}
