package com.truewatch.billing.accounts.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.cloudaccount.settlement.WhenEnded;
import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.RealNameCalls;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.WorkspaceCalls;
import com.truewatch.billing.accounts.workspace.lock.LockService;
import com.truewatch.billing.accounts.workspace.settlement.LockReason;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** While a countdown runs its holder is reminded. The job of the service runs beside these tests, and may be faster. */
@QuarkusTest
class ReminderTest extends WorkspaceTestCase {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final String OF_ARREARS = "WORKSPACE_LOCKING_ARREARS_REMINDER";
    private static final String OF_A_SUBSCRIPTION = "WORKSPACES_LOCKING_REMINDER";

    @Inject
    LockService locks;

    @Test
    void comesAWeekAndADayBeforeTheLockIsFinal() {
        String end = WorkspaceCalls.lock(workspace).path("lockedFinallyAt");
        assertEquals(List.of(), remindedAfter(DAY.multipliedBy(7).minus(MILLISECOND)));

        assertEquals(List.of(OF_ARREARS), remindedAfter(MILLISECOND));
        assertEquals(List.of(OF_ARREARS), remindedAfter(DAY.multipliedBy(6).minus(MILLISECOND)));
        assertEquals(List.of(OF_ARREARS, OF_ARREARS), remindedAfter(MILLISECOND));
        assertEquals(List.of(OF_ARREARS, OF_ARREARS), remindedAfter(DAY.multipliedBy(2)));

        assertEquals(
                List.of(end, end),
                database.rows(
                        "select facts ->> 'UNTIL' from message where recipient = ? and template = ?",
                        account.email(),
                        OF_ARREARS));
        assertEquals(
                List.of(),
                database.rows("select id from workspace where id = ? and reminder_at is not null", workspace));
    }

    @Test
    void comesOnceThoughManyLook() throws Exception {
        WorkspaceCalls.lock(workspace).then().statusCode(200);
        clock.advance(DAY.multipliedBy(8));

        AtOnce.times(8, () -> {
            locks.remind(workspace);
            return null;
        });

        assertEquals(List.of(OF_ARREARS), reminders());
    }

    @Test
    void namesTogetherWhatOneSubscriptionHasSettled() {
        UUID cloud = cloudAccounts.active(account.id());
        String second = WorkspaceCalls.bound(account.id());
        String third = WorkspaceCalls.bound(account.id());
        for (String id : List.of(workspace, second, third)) {
            holder.choose(id, cloud).then().statusCode(200);
        }
        String overdue = WorkspaceCalls.bound(account.id());
        WorkspaceCalls.lock(overdue).then().statusCode(200);
        cloudAccounts.end(account.id(), cloud, WhenEnded.LOCK);
        holder.chooseBillingAccount(third).then().statusCode(200);

        assertEquals(List.of(OF_A_SUBSCRIPTION, OF_ARREARS), remindedAfter(DAY.multipliedBy(7)));

        assertEquals(
                "Shop " + workspace + ", Shop " + second,
                database.value(
                        "select facts ->> 'WORKSPACES' from message where recipient = ? and template = ?",
                        account.email(),
                        OF_A_SUBSCRIPTION));
    }

    @Test
    void doesNotComeAnyMoreOnceTheCountdownIsOver() {
        UUID cloud = cloudAccounts.active(account.id());
        String chosen = WorkspaceCalls.bound(account.id());
        String gone = WorkspaceCalls.bound(account.id());
        for (String id : List.of(workspace, chosen, gone)) {
            WorkspaceCalls.lock(id).then().statusCode(200);
        }

        WorkspaceCalls.unlock(workspace).then().statusCode(200);
        holder.choose(chosen, cloud).then().statusCode(200);
        WorkspaceCalls.dissolve(gone).then().statusCode(204);

        assertEquals(List.of(), remindedAfter(DAY.multipliedBy(13)));
    }

    /** The version before this one ends a countdown and leaves the time of the reminder as it is. */
    @Test
    void doesNotComeOfWhatIsNotLocking() {
        database.execute(
                "update workspace set reminder_at = ?::timestamptz where id = ?",
                clock.instant().toString(),
                workspace);

        assertEquals(List.of(), remindedAfter(Duration.ZERO));
        assertEquals(false, locks.findReminderDue(1000).contains(workspace));
    }

    @Test
    void ofAWholeWeekMissedIsOneAndOfAFinalLockNone() {
        WorkspaceCalls.lock(workspace).then().statusCode(200);
        assertTrue(remindedAfter(DAY.multipliedBy(13).plusHours(1)).size() <= 1);
        assertEquals(List.of(OF_ARREARS), reminders());

        String late = WorkspaceCalls.bound(account.id());
        WorkspaceCalls.lock(late).then().statusCode(200);
        clock.advance(DAY.multipliedBy(14));
        locks.remind(late);

        assertEquals(List.of(OF_ARREARS), reminders());
    }

    @Test
    void goesToWhomTheWorkspaceHasMoved() {
        TestAccount other = accounts.create();
        certify(account);
        certify(other);
        WorkspaceCalls.lock(workspace).then().statusCode(200);
        WorkspaceCalls.transfer(workspace, other.id()).then().statusCode(200);

        assertEquals(List.of(), remindedAfter(DAY.multipliedBy(7)));
        assertEquals(
                1,
                database.templatesTo(other.email()).stream()
                        .filter(OF_ARREARS::equals)
                        .count());
    }

    @Test
    void isInTheLanguageOfTheHolder() {
        database.execute("update account set locale = 'zh' where id = ?", account.id());
        WorkspaceCalls.lock(workspace).then().statusCode(200);

        assertEquals(List.of(OF_ARREARS), remindedAfter(DAY.multipliedBy(7)));
        assertEquals(
                "zh",
                database.value(
                        "select locale from message where recipient = ? and template = ?",
                        account.email(),
                        OF_ARREARS));
    }

    /** The length of a countdown is a setting: what does not lie ahead when it begins is left out. */
    @ParameterizedTest
    @CsvSource({"P14D, 2", "P7DT0.001S, 2", "P7D, 1", "P3D, 1", "PT24H, 0", "PT1H, 0"})
    void onlyComesWhereItLiesAhead(Duration countdown, int reminders) {
        Instant start = Instant.parse("2026-11-30T10:00:00Z");
        Instant end = start.plus(countdown);
        Workspace locking = new Workspace();
        locking.lock(LockReason.ARREARS, end, start);

        List<Duration> before = new ArrayList<>();
        for (Instant now = start; now.isBefore(end); now = now.plus(Duration.ofHours(1))) {
            if (locking.remind(now)) {
                before.add(Duration.between(now, end));
            }
        }

        assertEquals(reminders, before.size(), before::toString);
    }

    /** The templates of the reminders after this time, when the job has run. */
    private List<String> remindedAfter(Duration time) {
        clock.advance(time);
        locks.findReminderDue(1000).forEach(locks::remind);
        return reminders();
    }

    private List<String> reminders() {
        return mails().stream().filter(it -> it.endsWith("_REMINDER")).sorted().toList();
    }

    private static void certify(TestAccount of) {
        RealNameCalls calls = RealNameCalls.by(Client.of(of));
        calls.certified(RealNameCalls.with(
                RealNameCalls.with(RealNameCalls.enterprise(calls.uploaded()), "country", "SG"),
                "registrationNumber",
                "201812345K"));
    }
}
