package com.truewatch.billing.accounts.workspace;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.cloudaccount.settlement.WhenEnded;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.WorkspaceCalls;
import com.truewatch.billing.accounts.workspace.lock.LockService;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LockTest extends WorkspaceTestCase {
    private static final Duration COUNTDOWN = Duration.ofDays(14);
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    @Inject
    LockService locks;

    @Test
    void keepsItsFirstCountdown() {
        Instant end = clock.instant().plus(COUNTDOWN);
        WorkspaceCalls.lock(workspace).then().statusCode(200).body("lockedFinallyAt", equalTo(end.toString()));
        clock.advance(Duration.ofDays(1));

        WorkspaceCalls.lock(workspace).then().statusCode(200).body("lockedFinallyAt", equalTo(end.toString()));

        assertEquals(List.of("WORKSPACE_BOUND", "WORKSPACE_LOCKING_ARREARS"), mails());
        assertEquals(List.of("workspace.bound", "workspace.locking"), events());
    }

    @Test
    void endsWhenBillsArePaid() {
        WorkspaceCalls.lock(workspace).then().statusCode(200);

        WorkspaceCalls.unlock(workspace)
                .then()
                .statusCode(200)
                .body("status", equalTo("ACTIVE"))
                .body("lockedFinallyAt", nullValue());
        WorkspaceCalls.unlock(workspace).then().statusCode(200);

        assertEquals(List.of("workspace.bound", "workspace.locking", "workspace.unlocked"), events());
    }

    @Test
    void isFinalAtItsMillisecondWithoutAnyJob() {
        UUID cloud = cloudAccounts.active(account.id());
        WorkspaceCalls.lock(workspace).then().statusCode(200);
        clock.advance(COUNTDOWN.minus(MILLISECOND));
        assertEquals("LOCKING", view().get("status"));

        clock.advance(MILLISECOND);

        assertEquals("LOCKED", view().get("status"));
        refused(409, "wrong-state", WorkspaceCalls.lock(workspace));
        refused(409, "wrong-state", WorkspaceCalls.unlock(workspace));
        assertEquals("WORKSPACE_LOCKED", WorkspaceResourceTest.reason(relogged().choose(workspace, cloud)));
    }

    @Test
    void thatIsFinalIsToldOnce() {
        WorkspaceCalls.lock(workspace).then().statusCode(200);
        clock.advance(COUNTDOWN);
        // The job of the service may be faster.
        locks.tellFinally(workspace);
        locks.tellFinally(workspace);

        assertEquals(false, locks.findDue(1000).contains(workspace));
        assertEquals(List.of("workspace.bound", "workspace.locking", "workspace.locked"), events());
        assertEquals("WORKSPACE_LOCKED", mails().get(2));
    }

    @Test
    void endsByAnotherMethodOutsideOfTheLimit() {
        UUID first = cloudAccounts.active(account.id());
        UUID second = cloudAccounts.active(account.id());
        holder.choose(workspace, first).then().statusCode(200);
        cloudAccounts.end(account.id(), first, WhenEnded.FALL_BACK);
        WorkspaceCalls.lock(workspace).then().statusCode(200);

        holder.chooseBillingAccount(workspace).then().statusCode(200).body("status", equalTo("LOCKING"));
        holder.choose(workspace, second).then().statusCode(200).body("status", equalTo("ACTIVE"));

        assertEquals("CLOUD_ACCOUNT UNLOCKED", causes().get(3));
    }

    /** The choice that ended a countdown is not the month's: that one is still there afterwards. */
    @Test
    void leavesTheChangeOfTheMonthToItsHolder() {
        UUID first = cloudAccounts.active(account.id());
        UUID second = cloudAccounts.active(account.id());
        WorkspaceCalls.lock(workspace).then().statusCode(200);
        holder.choose(workspace, first)
                .then()
                .statusCode(200)
                .body("status", equalTo("ACTIVE"))
                .body("settlementChangeAvailableAt", nullValue());
        cloudAccounts.end(account.id(), first, WhenEnded.FALL_BACK);

        holder.choose(workspace, second).then().statusCode(200);

        assertEquals(
                List.of(
                        "BILLING_ACCOUNT BOUND",
                        "CLOUD_ACCOUNT UNLOCKED",
                        "BILLING_ACCOUNT SUBSCRIPTION_ENDED",
                        "CLOUD_ACCOUNT CHOSEN"),
                causes());
    }

    @Test
    void byTheEndOfASubscriptionEndsWhenTheAccountIsChosen() {
        UUID cloud = cloudAccounts.active(account.id());
        holder.choose(workspace, cloud).then().statusCode(200);

        cloudAccounts.end(account.id(), cloud, WhenEnded.LOCK);

        holder.get(workspace)
                .then()
                .body("status", equalTo("LOCKING"))
                .body("settlement.method", equalTo("BILLING_ACCOUNT"));
        WorkspaceCalls.unlock(workspace).then().statusCode(200).body("status", equalTo("LOCKING"));
        holder.chooseBillingAccount(workspace).then().statusCode(200).body("status", equalTo("ACTIVE"));
        assertEquals(
                List.of(
                        "BILLING_ACCOUNT BOUND",
                        "CLOUD_ACCOUNT CHOSEN",
                        "BILLING_ACCOUNT SUBSCRIPTION_ENDED",
                        "BILLING_ACCOUNT UNLOCKED"),
                causes());
        assertEquals(List.of("WORKSPACE_BOUND", "WORKSPACES_LOCKING", "WORKSPACE_UNLOCKED"), mails());
    }

    @Test
    void doesNotComeWhereWorkspacesFallBack() {
        UUID cloud = cloudAccounts.active(account.id());
        holder.choose(workspace, cloud).then().statusCode(200);

        cloudAccounts.end(account.id(), cloud, WhenEnded.FALL_BACK);

        assertEquals("ACTIVE", view().get("status"));
        assertEquals(List.of("WORKSPACE_BOUND", "WORKSPACES_FALLEN_BACK"), mails());
    }

    @Test
    void reachesFrozenAccountsToo() {
        UUID cloud = cloudAccounts.active(account.id());
        holder.choose(workspace, cloud).then().statusCode(200);
        database.execute("update account set status = 'FROZEN' where id = ?", account.id());

        WorkspaceCalls.lock(workspace).then().statusCode(200).body("status", equalTo("LOCKING"));
        WorkspaceCalls.unlock(workspace).then().statusCode(200).body("status", equalTo("ACTIVE"));
        cloudAccounts.end(account.id(), cloud, WhenEnded.LOCK);

        assertEquals("BILLING_ACCOUNT SUBSCRIPTION_ENDED", causes().get(2));
    }

    @Test
    void isOneMailForManyWorkspaces() {
        UUID cloud = cloudAccounts.active(account.id());
        holder.choose(workspace, cloud).then().statusCode(200);
        for (int i = 0; i < WorkspaceNotifier.NAMED + 2; i++) {
            holder.choose(WorkspaceCalls.bound(account.id()), cloud).then().statusCode(200);
        }

        cloudAccounts.end(account.id(), cloud, WhenEnded.LOCK);

        assertEquals(
                "t",
                database.value(
                        "select count(*) = 1 and bool_and(facts ->> 'WORKSPACES' like '%.. (+3)') from message"
                                + " where recipient = ? and template = 'WORKSPACES_LOCKING'",
                        account.email()));
    }

    private Map<String, Object> view() {
        return relogged().get(workspace).path("");
    }

    private WorkspaceCalls relogged() {
        return WorkspaceCalls.by(Client.of(account));
    }
}
