package com.truewatch.billing.accounts.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.OwnDatabase;
import io.restassured.RestAssured;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * One replica under calls that each carry a key: its pool is held, its PostgreSQL is stopped (SIGSTOP) for 5, 20 and 60
 * seconds, and connections are cut at random moments, as often as the system property {@code drill.cuts} says. Every call is
 * repeated until it is answered; it must have been done once, and its repeats must get its first answer, or 503.
 */
class OutageDrill {
    private static final List<Duration> STOPS =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(60));

    private static final Duration HELD = Duration.ofSeconds(8);
    private static final Duration BEFORE_AND_AFTER = Duration.ofSeconds(2);
    private static final int CUTS = Integer.getInteger("drill.cuts", 200);
    private static final int LATEST_CUT_MS = 40;

    /** More than the pool has connections. */
    private static final int CALLERS = 40;

    private final long seed = Long.getLong("drill.seed", System.nanoTime());
    private final Tally tally = new Tally();
    private final Queue<KeyedCall> calls = new ConcurrentLinkedQueue<>();
    private final List<String> objections = new ArrayList<>();

    @Test
    void nothingIsDoneTwiceAndEveryRepeatGetsTheFirstAnswer() throws Exception {
        OwnDatabase database = new OwnDatabase();
        Map<String, String> server = database.start();
        String jdbcUrl = server.get("quarkus.datasource.jdbc.url");
        Path directory = Path.of(server.get(OwnDatabase.DIRECTORY));
        try (Cluster cluster = new Cluster(1, jdbcUrl, Map.of())) {
            Api api = cluster.api(0, tally);
            String token = cluster.serviceToken();
            underLoad("pool held", api, token, () -> holdPool(jdbcUrl));
            for (Duration stop : STOPS) {
                underLoad("stopped " + stop.toSeconds() + " s", api, token, () -> stop(directory, stop));
            }
            long defects = metric(cluster);
            cut(api, token, cluster.replicas().get(0).port());
            reckon(jdbcUrl);
            print(defects);
            assertEquals(List.of(), objections);
            assertTrue(tally.count(it -> it == 503) > 0, "no outage has met a call");
            assertEquals(0, tally.count(it -> it != 201 && it != 503 && it != Answer.NONE), "other answers");
            assertEquals(0, defects, "defects");
        } finally {
            database.stop();
        }
    }

    /** What happens to the service meanwhile. */
    private interface Trouble {
        void happens() throws Exception;
    }

    private void underLoad(String kind, Api api, String token, Trouble trouble) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            running.add(callers.submit(() -> {
                while (!over.get()) {
                    KeyedCall call = new KeyedCall(api, token);
                    calls.add(call);
                    check(call, call.send(kind), call.settle(kind + ", again"));
                }
                return null;
            }));
        }
        pause(BEFORE_AND_AFTER);
        trouble.happens();
        pause(BEFORE_AND_AFTER);
        over.set(true);
        callers.shutdown();
        for (Future<?> one : running) {
            one.get();
        }
    }

    private static void holdPool(String jdbcUrl) throws Exception {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table account in access exclusive mode");
            pause(HELD);
            connection.rollback();
        }
    }

    private static void stop(Path directory, Duration stop) throws Exception {
        OwnDatabase.suspend(directory);
        try {
            pause(stop);
        } finally {
            OwnDatabase.resume(directory);
        }
    }

    private void cut(Api api, String token, int port) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < CUTS; i++) {
            KeyedCall call = new KeyedCall(api, token);
            calls.add(call);
            call.cut(port, random.nextInt(LATEST_CUT_MS), random.nextBoolean());
            check(call, call.settle("cut, again"), call.send("cut, once more"));
        }
    }

    /** The answers to one call: each that is one is the same. */
    private synchronized void check(KeyedCall call, Answer first, Answer repeat) {
        if (repeat.status() != 201 || (first.isSuccess() && !first.body().equals(repeat.body()))) {
            objections.add(call.username() + ": " + first + ", then " + repeat);
        }
    }

    /** Each was done once. */
    private void reckon(String jdbcUrl) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                PreparedStatement accounts = connection.prepareStatement(
                        "select (select count(*) from account where username = ?)"
                                + " || ' accounts, ' || (select count(*) from message where recipient = ?) || ' messages'")) {
            for (KeyedCall call : calls) {
                accounts.setString(1, call.username());
                accounts.setString(2, call.email());
                try (ResultSet row = accounts.executeQuery()) {
                    row.next();
                    if (!row.getString(1).equals("1 accounts, 1 messages")) {
                        objections.add(call.username() + ": " + row.getString(1));
                    }
                }
            }
        }
    }

    /** What the alarm looks at. */
    private static long metric(Cluster cluster) {
        return RestAssured.get(cluster.replicas().get(0).readiness().resolve("/q/metrics"))
                .asString()
                .lines()
                .filter(it -> it.startsWith("accounts_refusals_total") && it.contains("internal-error"))
                .count();
    }

    private void print(long defects) {
        System.out.printf("%nOutages under %d calls with a key, seed %d%n", calls.size(), seed);
        System.out.printf("%-26s %7s %7s %7s %11s%n", "request", "201", "503", "other", "no answer");
        tally.counts().forEach((kind, counts) -> {
            int done = counts.getOrDefault(201, 0);
            int away = counts.getOrDefault(503, 0);
            int none = counts.getOrDefault(Answer.NONE, 0);
            int all = counts.values().stream().mapToInt(Integer::intValue).sum();
            System.out.printf("%-26s %7d %7d %7d %11d%n", kind, done, away, all - done - away - none, none);
        });
        System.out.printf(
                "done twice, not at all or answered otherwise %d, defects %d%n%n", objections.size(), defects);
    }

    private static void pause(Duration pause) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(pause.toMillis());
    }
}
