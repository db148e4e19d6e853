package com.truewatch.billing.accounts.workspace;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.truewatch.billing.accounts.cloudaccount.settlement.WhenEnded;
import com.truewatch.billing.accounts.platform.id.Ids;
import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.WorkspaceCalls;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Many at once, and PostgreSQL's last word. */
@QuarkusTest
class SettlementRaceTest extends WorkspaceTestCase {
    private static final String INSERT = """
            insert into workspace_settlement (id, workspace_id, account_id, method, cause, since, until)
            select ?, id, account_id, 'BILLING_ACCOUNT', 'CHOSEN', ?::timestamptz + ?::interval, ?::timestamptz + ?::interval
            from workspace where id = ?""";

    @Inject
    DataSource dataSource;

    /**
     * Each names a cloud account of its own, so that no two want the same. Whoever is sent away for lack of a connection
     * comes again, alone.
     */
    @Test
    void oneOfTwoHundredChoicesWins() throws Exception {
        List<UUID> clouds = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            clouds.add(cloudAccounts.active(account.id()));
        }
        Client client = Client.of(account);
        AtomicInteger next = new AtomicInteger();
        Queue<UUID> sentAway = new ConcurrentLinkedQueue<>();

        List<Integer> statuses = new ArrayList<>(AtOnce.times(200, () -> {
            UUID cloud = clouds.get(next.getAndIncrement());
            int status = choose(client, cloud);
            if (status == 503) {
                sentAway.add(cloud);
            }
            return status;
        }));
        System.out.println(sentAway.size() + " of 200 choices at once were sent away");
        statuses.removeIf(it -> it == 503);
        sentAway.forEach(it -> statuses.add(choose(client, it)));

        assertEquals(1, Collections.frequency(statuses, 200), statuses::toString);
        assertEquals(199, Collections.frequency(statuses, 409), statuses::toString);
        assertEquals(List.of("BILLING_ACCOUNT BOUND", "CLOUD_ACCOUNT CHOSEN"), causes());
    }

    @Test
    void noWorkspaceStaysOnACloudAccountThatEnds() throws Exception {
        for (int i = 0; i < 20; i++) {
            String fresh = WorkspaceCalls.bound(account.id());
            UUID cloud = cloudAccounts.active(account.id());

            AtOnce.run(() -> holder.choose(fresh, cloud).statusCode(), () -> {
                cloudAccounts.end(account.id(), cloud, WhenEnded.FALL_BACK);
                return 0;
            });

            assertEquals(
                    "BILLING_ACCOUNT",
                    database.value(
                            "select method from workspace_settlement where workspace_id = ? and until is null", fresh));
        }
    }

    /** The account is locked before anything is looked at: what freezes it or puts it on hold comes before or after. */
    @Test
    void aChoiceWaitsForWhoeverFreezesTheAccount() throws Exception {
        UUID cloud = cloudAccounts.active(account.id());
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (Connection freezing = dataSource.getConnection();
                Statement statement = freezing.createStatement()) {
            freezing.setAutoCommit(false);
            statement.execute("update account set status = 'FROZEN' where id = '" + account.id() + "'");

            Future<Response> choice = threads.submit(() -> holder.choose(workspace, cloud));
            await().atMost(Duration.ofSeconds(20)).until(() -> choice.isDone() || isSomebodyWaiting());
            freezing.commit();

            refused(403, "account-frozen", choice.get());
        } finally {
            threads.shutdownNow();
        }
        assertEquals(List.of("BILLING_ACCOUNT BOUND"), causes());
    }

    @Test
    void oneOfTwoAccountsGetsANewWorkspace() throws Exception {
        UUID other = accounts.create().id();
        for (int i = 0; i < 10; i++) {
            String fresh = WorkspaceCalls.freshId();

            List<Integer> statuses = new ArrayList<>(AtOnce.run(
                    () -> WorkspaceCalls.bind(account.id(), fresh, "ap1").statusCode(),
                    () -> WorkspaceCalls.bind(other, fresh, "ap1").statusCode()));

            Collections.sort(statuses);
            assertEquals(List.of(201, 409), statuses);
            assertEquals(1, database.count("select count(*) from workspace_settlement where workspace_id = ?", fresh));
        }
    }

    @Test
    void theDatabaseRefusesTwoMethodsAtOneTimeAndEmptyOnes() {
        assertThrows(IllegalStateException.class, () -> settle("400 days", "401 days"));
        assertThrows(IllegalStateException.class, () -> settle("-1 day", "-1 day"));

        settle("-2 days", "-1 day");

        assertThrows(IllegalStateException.class, () -> settle("-30 hours", "-25 hours"));
    }

    /** Unchecked, for the contract of every operation leaves out that the service may be overloaded. */
    private int choose(Client client, UUID cloud) {
        return client.uncheckedRequest()
                .contentType("application/json")
                .body(Map.of("method", "CLOUD_ACCOUNT", "cloudAccountId", cloud))
                .put("/api/v1/account/workspaces/" + workspace + "/settlement")
                .statusCode();
    }

    private boolean isSomebodyWaiting() {
        return database.count("select count(*) from pg_locks where not granted") > 0;
    }

    private void settle(String since, String until) {
        String now = clock.instant().toString();
        database.execute(INSERT, Ids.next(), now, since, now, until, workspace);
    }
}
