package com.truewatch.billing.accounts.platform.problem;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.OwnDatabase;
import com.truewatch.billing.accounts.testing.Rounds;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import com.truewatch.billing.accounts.testing.profile.OwnDatabaseWithoutKeys;
import com.truewatch.billing.accounts.verification.DerivedCodes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL is killed and comes back: the service says so, keeps nothing half done, and recovers by itself. */
@QuarkusTest
@TestProfile(OwnDatabaseWithoutKeys.class)
class DatabaseAwayTest {
    /** Three seconds for a connection, and the slowness of a machine that runs tests. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

    /** Two seconds, and the slowness of that machine; the socket alone would be read for fifteen. */
    private static final Duration LONGEST_READINESS = Duration.ofSeconds(6);

    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(30);

    private static final int CALLS_TO_A_STOPPED_SERVER = 40;

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    DerivedCodes codes;

    @Inject
    DataSource dataSource;

    @Inject
    MeterRegistry metrics;

    final int connections = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.max-size", Integer.class);
    final Path directory = ConfigProvider.getConfig().getValue(OwnDatabase.DIRECTORY, Path.class);
    final int port = ConfigProvider.getConfig().getValue(OwnDatabase.PORT, Integer.class);
    TestAccount account;
    Client holder;
    ChangeCalls change;

    @BeforeEach
    void beginChange() {
        account = accounts.create();
        holder = Client.of(account);
        change = ChangeCalls.start(holder, "EMAIL");
    }

    @AfterEach
    void startAgain() throws Exception {
        OwnDatabase.startAgain(directory, port);
        await().atMost(LONGEST_RECOVERY).until(() -> change.get().statusCode() != 503);
    }

    @Test
    void everyCallSaysThatItIsUnavailableAndForHowLong() throws Exception {
        String code = codes.current(change.id());
        OwnDatabase.kill(directory);

        atOnce(code, (name, call) -> {
            long start = System.nanoTime();
            assertUnavailable(name, call.get());
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            assertTrue(took.compareTo(LONGEST_ANSWER) < 0, () -> name + " took " + took);
        });
    }

    @Test
    void aChangeGoesOnWhereItWas() throws Exception {
        String code = codes.current(change.id());
        OwnDatabase.kill(directory);
        assertEquals(503, change.currentCode(code).statusCode());

        OwnDatabase.startAgain(directory, port);
        await().atMost(LONGEST_RECOVERY).until(() -> change.get().statusCode() == 200);

        change.currentCode(code).then().statusCode(200);
        String newEmail = TestAccounts.freshEmail();
        change.newAddress(newEmail).then().statusCode(200);
        change.newCode(codes.next(change.id())).then().statusCode(200);
        Client.tryLogIn(newEmail, TestAccounts.PASSWORD).then().statusCode(201);
    }

    /** Not the database is away: the pool has none left. */
    @Test
    void callsThatGetNoConnectionSayThatTheServiceIsUnavailable() throws Exception {
        String code = codes.current(change.id());
        double defects = defects();
        List<Connection> all = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                all.add(dataSource.getConnection());
            }
            atOnce(code, (name, call) -> assertUnavailable(name, call.get()));
            assertEquals("every connection of the pool is lent", reasonOfReadiness());
        } finally {
            for (Connection one : all) {
                one.close();
            }
        }
        assertEquals(defects, defects());
        change.currentCode(code).then().statusCode(200);
    }

    /** Its connections stay open, and no byte comes. */
    @Test
    void callsToAServerThatIsStoppedSayThatTheServiceIsUnavailable() throws Exception {
        double defects = defects();
        OwnDatabase.suspend(directory);
        List<CompletableFuture<Response>> calls;
        ExecutorService threads = Executors.newFixedThreadPool(CALLS_TO_A_STOPPED_SERVER);
        try {
            calls = Stream.generate(() -> List.copyOf(quickCalls().values()))
                    .flatMap(List::stream)
                    .limit(CALLS_TO_A_STOPPED_SERVER)
                    .map(call -> CompletableFuture.supplyAsync(call, threads))
                    .toList();
            await().atMost(LONGEST_RECOVERY).until(() -> calls.stream().anyMatch(CompletableFuture::isDone));
        } finally {
            OwnDatabase.resume(directory);
            threads.shutdown();
        }
        for (CompletableFuture<Response> call : calls) {
            Response answer = call.get();
            if (answer.statusCode() >= 500) {
                assertUnavailable("a call", answer);
            }
        }
        assertEquals(defects, defects());
        assertTrue(calls.stream().anyMatch(it -> it.join().statusCode() == 503), "some had no connection");
    }

    @Test
    void readinessDoesNotWaitForAServerThatIsStopped() throws Exception {
        OwnDatabase.suspend(directory);
        try {
            long start = System.nanoTime();
            readiness(503);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            assertTrue(took.compareTo(LONGEST_READINESS) < 0, () -> "readiness took " + took);
            assertNotEquals("every connection of the pool is lent", reasonOfReadiness());
        } finally {
            OwnDatabase.resume(directory);
        }
        await().atMost(LONGEST_RECOVERY)
                .until(() -> Client.unchecked().get("/q/health/ready").statusCode() == 200);
    }

    private static String reasonOfReadiness() {
        return Client.unchecked().get("/q/health/ready").path("checks.find { it.name == 'database' }.data.reason");
    }

    /** Killed at a random point of the call: afterwards it is done or not, and its repeat says which. */
    @Test
    void aRepeatUnderTheSameKeyTellsTheTruth() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < Rounds.COUNT; round++) {
            change = ChangeCalls.start(holder, "EMAIL");
            String key = change.id().toString();
            Map<String, String> body = Map.of("code", codes.current(change.id()));
            CompletableFuture<Response> lost = CompletableFuture.supplyAsync(() -> currentCode(key, body));
            Thread.sleep(random.nextInt(30));
            OwnDatabase.kill(directory);
            String first = lost.get().asString();
            OwnDatabase.startAgain(directory, port);
            await().atMost(LONGEST_RECOVERY).until(() -> change.get().statusCode() == 200);
            clock.advance(Duration.ofMinutes(1));
            holder = holder.refreshed();

            Response repeat = currentCode(key, body);

            assertEquals(
                    "CURRENT_VERIFIED", repeat.path("state"), () -> "seed " + seed + ": " + first + repeat.asString());
            assertEquals("CURRENT_VERIFIED", change.by(holder).get().path("state"));
        }
    }

    @Test
    void callsUnderWayEndInAnAnswerOrInUnavailable() throws Exception {
        Queue<String> unexpected = new ConcurrentLinkedQueue<>();
        AtomicInteger answered = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 4; i++) {
            threads.execute(() -> {
                while (!over.get()) {
                    quickCalls().forEach((name, call) -> {
                        Response answer = call.get();
                        answered.incrementAndGet();
                        if (answer.statusCode() >= 500 && answer.statusCode() != 503) {
                            unexpected.add(name + " " + answer.asString());
                        }
                    });
                }
            });
        }
        for (int outage = 0; outage < 3; outage++) {
            awaitAnswers(answered, 40);
            OwnDatabase.kill(directory);
            awaitAnswers(answered, 4);
            OwnDatabase.startAgain(directory, port);
            await().atMost(LONGEST_RECOVERY).until(() -> change.get().statusCode() != 503);
        }
        over.set(true);
        threads.shutdown();
        assertTrue(threads.awaitTermination(30, TimeUnit.SECONDS));
        assertEquals(List.of(), List.copyOf(unexpected));
    }

    @Test
    void theServiceIsAliveAndNotReady() throws Exception {
        String others = "key-epoch=UP, messages=UP, platform-keys=UP, secret-keys=UP, signing-keys=UP}";
        assertEquals("{Graceful Shutdown=UP, database=UP, " + others, readiness(200));
        OwnDatabase.kill(directory);

        assertEquals(200, Client.unchecked().get("/q/health/live").statusCode());
        assertEquals(200, Client.unchecked().get("/q/health/started").statusCode());
        assertEquals("{Graceful Shutdown=UP, database=DOWN, " + others, readiness(503));
        assertFalse(change.get().asString().contains("SQL"));
    }

    private static void assertUnavailable(String name, Response answer) {
        assertEquals(503, answer.statusCode(), () -> name + ": " + answer.asString());
        assertEquals("/problems/unavailable", answer.path("type"), name);
        assertEquals("application/problem+json", answer.contentType().split(";", 2)[0], name);
        assertTrue(Integer.parseInt(answer.header("Retry-After")) > 0, name);
    }

    /** What the alarm looks at: each of them is an error with a stack trace, too. */
    private double defects() {
        return metrics.find("accounts.refusals").tag("problem", "internal-error").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /** The state of each part, by name. */
    private static String readiness(int status) {
        Response answer = Client.unchecked().get("/q/health/ready");
        assertEquals(status, answer.statusCode());
        List<Map<String, Object>> checks = answer.path("checks");
        return checks.stream()
                .collect(Collectors.toMap(it -> it.get("name"), it -> it.get("status"), (a, b) -> b, TreeMap::new))
                .toString();
    }

    private Response currentCode(String key, Map<String, String> body) {
        return holder.uncheckedRequest()
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post(ChangeCalls.PATH + "/" + change.id() + "/current-code");
    }

    private static void awaitAnswers(AtomicInteger answered, int more) {
        int enough = answered.get() + more;
        await().atMost(LONGEST_RECOVERY).until(() -> answered.get() >= enough);
    }

    /** Each of them waits for a connection: they do it together. */
    private void atOnce(String code, BiConsumer<String, Supplier<Response>> check) {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            calls(code).entrySet().stream()
                    .map(it -> CompletableFuture.runAsync(() -> check.accept(it.getKey(), it.getValue()), threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        } finally {
            threads.shutdown();
        }
    }

    private Map<String, Supplier<Response>> calls(String code) {
        Map<String, Supplier<Response>> calls = new LinkedHashMap<>();
        calls.put("account", () -> holder.request().get("/api/v1/account"));
        calls.put(
                "profile",
                () -> holder.request().body(Map.of("description", "x")).patch("/api/v1/account/profile"));
        calls.put("list", () -> holder.request().get(ChangeCalls.PATH));
        calls.put("get", change::get);
        calls.put("start", () -> ChangeCalls.tryStart(holder, "PHONE"));
        calls.put("current-code", () -> change.currentCode(code));
        calls.put("new-address", () -> change.newAddress(TestAccounts.freshEmail()));
        calls.put("new-code", () -> change.newCode(code));
        calls.put("resend", change::resend);
        calls.put("cancel", change::cancel);
        calls.put("login", () -> Client.tryLogIn(account.email(), TestAccounts.PASSWORD));
        calls.put("refresh", holder::tryRefresh);
        calls.put("logout", () -> holder.request().delete("/api/v1/sessions/current"));
        return calls;
    }

    private Map<String, Supplier<Response>> quickCalls() {
        ChangeCalls quick = change.quickly(holder);
        return Map.of(
                "get", quick::get,
                "start",
                        () -> holder.uncheckedRequest()
                                .contentType("application/json")
                                .body(Map.of("credential", "PHONE"))
                                .post(ChangeCalls.PATH),
                "current-code", () -> quick.currentCode("000000"),
                "cancel", quick::cancel,
                "refresh", holder::tryRefresh);
    }
}
