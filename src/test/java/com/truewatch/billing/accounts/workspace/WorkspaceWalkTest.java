package com.truewatch.billing.accounts.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.cloudaccount.settlement.WhenEnded;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.testing.CloudAccountRows;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.RandomWalk;
import com.truewatch.billing.accounts.testing.RealNameCalls;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import com.truewatch.billing.accounts.workspace.BindingService.NewWorkspace;
import com.truewatch.billing.accounts.workspace.EffectiveSettlementService.Effective;
import com.truewatch.billing.accounts.workspace.lock.LockService;
import com.truewatch.billing.accounts.workspace.settlement.Settlement;
import com.truewatch.billing.accounts.workspace.settlement.SettlementChoice;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is called in whatever order: the history has one method for every instant, and the rules hold. */
@QuarkusTest
class WorkspaceWalkTest {
    private static final Logger LOG = Logger.getLogger(WorkspaceWalkTest.class);
    private static final Holder.SessionProof PROOF = new Holder.SessionProof(false, false, true, null, null);
    private static final Client CLIENT = new Client("192.0.2.0", "192.0.2.1", null, null);

    /** Each row is a broken rule. */
    private static final String BROKEN = """
            with s as (select * from workspace_settlement where workspace_id like ?)
            select 'gap ' || workspace_id from (
                select workspace_id, since, lag(until) over (partition by workspace_id order by since) as before,
                    row_number() over (partition by workspace_id order by since) as n from s) x
            where n > 1 and before is distinct from since
            union all select 'open ' || w.id from workspace w where w.id like ? and
                (select count(*) from s where s.workspace_id = w.id and until is null)
                <> case when w.dissolved_at is null then 1 else 0 end
            union all select 'owner ' || w.id from workspace w join s on s.workspace_id = w.id
                where until is null and s.account_id <> w.account_id
            union all select 'ended ' || s.workspace_id from s join cloud_account c on c.id = s.cloud_account_id
                where until is null and c.status = 'ENDED'
            union all select 'month ' || workspace_id from s where cause = 'CHOSEN'
                group by workspace_id, date_trunc('month', since at time zone 'UTC') having count(*) > 1
            """;

    @Inject
    TestAccounts accounts;

    @Inject
    AccountRepository repository;

    @Inject
    CloudAccountRows cloudRows;

    @Inject
    BindingService bindings;

    @Inject
    SettlementService settlements;

    @Inject
    LockService locks;

    @Inject
    TransferService transfers;

    @Inject
    EffectiveSettlementService effective;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    private final RandomWalk walk = new RandomWalk();
    private final long seed = walk.seed();
    private final Random random = walk.random();
    private final String prefix = "walk" + seed + "-";
    private final List<TestAccount> owners = new ArrayList<>();
    private final List<String> workspaces = new ArrayList<>();
    private final Map<UUID, List<UUID>> clouds = new HashMap<>();
    /** What is in force from each time on; empty from its dissolution on. */
    private final Map<String, TreeMap<Instant, Optional<InForce>>> model = new HashMap<>();

    private int changes;

    @BeforeEach
    void twoAccountsOfOneEnterprise() {
        for (int i = 0; i < 2; i++) {
            TestAccount owner = accounts.create();
            RealNameCalls calls = RealNameCalls.by(com.truewatch.billing.accounts.testing.Client.of(owner));
            calls.certified(RealNameCalls.enterprise(calls.uploaded()));
            owners.add(owner);
            clouds.put(owner.id(), new ArrayList<>());
        }
    }

    @Test
    void keepsEveryRule() {
        for (int step = 0; step < RandomWalk.steps(); step++) {
            clock.advance(random.nextInt(20) == 0 ? Duration.ofDays(random.nextInt(1, 20)) : Duration.ofMinutes(7));
            step();
            assertEquals(List.of(), database.rows(BROKEN, prefix + "%", prefix + "%"), "seed " + seed);
            askTheHistory();
        }
        LOG.infof("%d changes of %d workspaces", changes, model.size());
    }

    private void step() {
        if (workspaces.size() < 4) {
            bind();
            return;
        }
        String workspace = workspaces.get(random.nextInt(workspaces.size()));
        switch (random.nextInt(20)) {
            case 0, 1 -> claim();
            case 2 -> endSomeCloudAccount();
            case 3 -> attempt(() -> locks.lockForArrears(workspace));
            case 4 -> attempt(() -> locks.endArrears(workspace));
            case 5 -> transfer(workspace);
            case 6 -> locks.findDue(10).forEach(locks::tellFinally);
            case 7 -> dissolveOneOfFew(workspace);
            default -> choose(workspace);
        }
    }

    private void bind() {
        String id = prefix + model.size();
        TestAccount owner = anyOwner();
        bindings.bind(new NewWorkspace(id, "Walk", random.nextBoolean() ? "ap1" : "za1"), owner.id());
        workspaces.add(id);
        model.put(id, new TreeMap<>());
        note(id, new InForce(owner.id(), SettlementChoice.billingAccount()));
    }

    private void claim() {
        UUID owner = anyOwner().id();
        String marketplace = random.nextBoolean() ? "aws" : "alibaba-cloud-international";
        String status = random.nextInt(5) == 0 ? "FROZEN" : "ACTIVE";
        cloudsOf(owner).add(cloudRows.create(owner, marketplace, status));
    }

    private void endSomeCloudAccount() {
        UUID owner = anyOwner().id();
        List<UUID> live = cloudsOf(owner);
        if (live.isEmpty()) {
            return;
        }
        UUID ending = live.remove(random.nextInt(live.size()));
        cloudRows.end(owner, ending, random.nextBoolean() ? WhenEnded.LOCK : WhenEnded.FALL_BACK);
        SettlementChoice ended = SettlementChoice.cloudAccount(ending);
        model.keySet().stream()
                .filter(it ->
                        current(it).filter(now -> now.choice.equals(ended)).isPresent())
                .toList()
                .forEach(it -> note(it, new InForce(owner, SettlementChoice.billingAccount())));
    }

    private void transfer(String workspace) {
        TestAccount to = anyOwner();
        if (attempt(() -> transfers.transfer(workspace, to.id()))
                && !current(workspace).orElseThrow().account.equals(to.id())) {
            note(workspace, new InForce(to.id(), SettlementChoice.billingAccount()));
        }
    }

    private void dissolveOneOfFew(String workspace) {
        if (random.nextInt(4) == 0) {
            bindings.dissolve(workspace);
            workspaces.remove(workspace);
            historyOf(workspace).put(clock.instant(), Optional.empty());
        }
    }

    /** What the options say is what happens. */
    private void choose(String workspace) {
        UUID owner = current(workspace).orElseThrow().account;
        List<SettlementService.Option> options = settlements.options(owner, workspace);
        SettlementService.Option option = options.get(random.nextInt(options.size()));
        boolean done = attempt(() -> settlements.choose(holder(owner), workspace, option.choice()));
        assertEquals(option.obstacle() == null, done, option + ", seed " + seed);
        if (done && !current(workspace).orElseThrow().choice.equals(option.choice())) {
            note(workspace, new InForce(owner, option.choice()));
        }
    }

    private void askTheHistory() {
        List<String> all = List.copyOf(model.keySet());
        String workspace = all.get(random.nextInt(all.size()));
        Instant now = clock.instant();
        Instant time = now.minus(Duration.ofMinutes(random.nextInt(100_000)));
        assertEquals(then(workspace, time), told(() -> effective.at(workspace, time)), "seed " + seed);
        LocalDate day = time.atOffset(ZoneOffset.UTC).toLocalDate();
        Instant end = day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).minusMillis(1);
        assertEquals(then(workspace, end), told(() -> effective.on(workspace, day)), "seed " + seed);
    }

    private Optional<InForce> told(Supplier<Effective> question) {
        try {
            Settlement settlement = question.get().settlement();
            return Optional.of(new InForce(settlement.accountId(), settlement.choice()));
        } catch (ProblemException unbound) {
            return Optional.empty();
        }
    }

    private Optional<InForce> current(String workspace) {
        return historyOf(workspace).lastEntry().getValue();
    }

    private Optional<InForce> then(String workspace, Instant time) {
        Map.Entry<Instant, Optional<InForce>> entry = historyOf(workspace).floorEntry(time);
        return entry == null ? Optional.empty() : entry.getValue();
    }

    private void note(String workspace, InForce now) {
        changes++;
        historyOf(workspace).put(clock.instant(), Optional.of(now));
    }

    private boolean attempt(Runnable call) {
        try {
            call.run();
            return true;
        } catch (ProblemException refused) {
            return false;
        }
    }

    private List<UUID> cloudsOf(UUID owner) {
        return Objects.requireNonNull(clouds.get(owner));
    }

    private NavigableMap<Instant, Optional<InForce>> historyOf(String workspace) {
        return Objects.requireNonNull(model.get(workspace));
    }

    private TestAccount anyOwner() {
        return owners.get(random.nextInt(owners.size()));
    }

    private Holder holder(UUID owner) {
        return QuarkusTransaction.requiringNew()
                .call(() -> new Holder(repository.findById(owner), UUID.randomUUID(), PROOF, CLIENT));
    }

    private record InForce(UUID account, SettlementChoice choice) {}
}
