package com.truewatch.billing.accounts.journey;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.testing.MailServer;
import com.truewatch.billing.accounts.testing.RunningService;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Codes that are asked for while their senders are killed: three processes over one database, one of them killed
 * whenever all three are ready. Run by name only; it prints its counts and the time from the commit of a request to the
 * mail server's word, and fails when a code is lost, comes three times, or comes twice and differs.
 */
class KilledWorkersBenchmark {
    private static final int CODES = 1_000;
    private static final int KILLS = 12;
    private static final int UNDISTURBED = 300;
    private static final Duration PAUSE = Duration.ofMillis(60);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final AtomicInteger names = new AtomicInteger();
    private final Set<String> accepted = new ConcurrentSkipListSet<>();

    @Test
    void print() throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("max_connections", "200")
                        .start();
                MailServer mails = new MailServer();
                RunningService first = worker(mails, database);
                RunningService second = worker(mails, database);
                RunningService third = worker(mails, database)) {
            List<RunningService> workers = List.of(first, second, third);
            killWhileAsking(workers);
            awaitEach(mails);
            report(mails, "with " + KILLS + " kills", database, 0);

            int before = accepted.size();
            while (accepted.size() < before + UNDISTURBED) {
                ask(workers);
            }
            awaitEach(mails);
            report(mails, "undisturbed", database, before);
        }
    }

    private void killWhileAsking(List<RunningService> workers) throws Exception {
        AtomicBoolean killing = new AtomicBoolean(true);
        Thread asking = new Thread(() -> {
            while (killing.get() || accepted.size() < CODES) {
                ask(workers);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        });
        asking.start();
        try {
            for (int kill = 0; kill < KILLS; kill++) {
                RunningService victim = workers.get(kill % workers.size());
                victim.kill();
                victim.start();
            }
        } finally {
            killing.set(false);
            asking.join();
        }
    }

    /** Only what was answered is a promise: a killed worker's caller asks again, for another address. */
    private void ask(List<RunningService> workers) {
        int name = names.incrementAndGet();
        String email = "code" + name + "@mail.example";
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(workers.get(name % workers.size()).baseUrl() + "/api/v1/registrations"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"email\":\"" + email + "\",\"locale\":\"en\"}"))
                .build();
        try {
            HttpResponse<Void> answer = http.send(request, BodyHandlers.discarding());
            if (answer.statusCode() == 202) {
                accepted.add(email);
            }
        } catch (IOException killed) {
            // No answer, no promise.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEach(MailServer mails) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> mails.codes().keySet().containsAll(accepted));
    }

    private void report(MailServer mails, String name, EmbeddedPostgres database, int from) throws SQLException {
        Map<String, List<String>> codes = mails.codes();
        codes.keySet().retainAll(accepted);
        long twice = codes.values().stream().filter(it -> it.size() == 2).count();
        long oftener = codes.values().stream().filter(it -> it.size() > 2).count();
        long different =
                codes.values().stream().filter(it -> Set.copyOf(it).size() > 1).count();
        System.out.printf(
                Locale.ROOT,
                "%s: requested %d, arrived %d, twice %d, oftener %d, with two codes %d%n",
                name,
                accepted.size(),
                codes.size(),
                twice,
                oftener,
                different);
        printTimes(name, database, from);
        assertEquals(accepted, codes.keySet());
        assertEquals(0, oftener);
        assertEquals(0, different);
    }

    private static void printTimes(String name, EmbeddedPostgres database, int from) throws SQLException {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet times = statement.executeQuery("""
                        select percentile_cont(array[0.5, 0.95, 1]) within group (order by took)
                        from (select extract(epoch from sent_at - created_at) * 1000 as took
                              from message where status = 'SENT' order by id offset %d)
                        """.formatted(from))) {
            times.next();
            Double[] took = (Double[]) times.getArray(1).getArray();
            System.out.printf(
                    Locale.ROOT,
                    "%s: request to hand-over median %.0f ms, p95 %.0f ms, longest %.0f ms%n",
                    name,
                    took[0],
                    took[1],
                    took[2]);
        }
    }

    private static RunningService worker(MailServer mails, EmbeddedPostgres database) throws IOException {
        Map<String, String> settings = new HashMap<>(mails.settings());
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", database.getJdbcUrl("postgres", "postgres"));
        settings.put("ACCOUNTS_LIMITS_REGISTRATIONS_PER_NETWORK_AND_HOUR", "1000000");
        settings.put("ACCOUNTS_LIMITS_CODE_REQUESTS_PER_NETWORK_AND_HOUR", "1000000");
        return RunningService.startedWith(settings);
    }
}
