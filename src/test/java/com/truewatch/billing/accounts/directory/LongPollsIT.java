package com.truewatch.billing.accounts.directory;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.RunningService;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A thousand readers who wait at one process, and what becomes of them when it ends. */
@Tag("full")
class LongPollsIT {
    private static final int READERS = 1000;

    private static final int CONNECTIONS_OF_OTHERS = 5;

    /** So many rounds are for the compiler. */
    private static final int WARM_UP = 3;

    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final Duration LONGEST_END = Duration.ofSeconds(3);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void aThousandAreAnsweredWithinASecondAndHoldNoWorker() throws Exception {
        try (RunningService service = RunningService.started()) {
            String token = serviceToken(service);
            String holder = holderToken(service);
            Duration slowest = Duration.ZERO;
            for (int round = 0; round <= WARM_UP; round++) {
                slowest = slowestOfARound(service, token, holder, "Acme " + round);
            }
            assertTrue(slowest.compareTo(LONGEST) < 0, slowest::toString);
        }
    }

    @Test
    void whoWaitsIsAnsweredWhenTheProcessIsAskedToEnd() throws Exception {
        try (RunningService service = RunningService.started()) {
            List<CompletableFuture<Answered>> polls = polls(service, serviceToken(service), 20);
            awaitWaiting(service, 20);
            long asked = System.nanoTime();
            Thread stop = new Thread(service::stop);
            stop.start();
            for (CompletableFuture<Answered> poll : polls) {
                assertEquals(200, poll.get().answer().statusCode());
                assertTrue(poll.get().nanos() - asked < LONGEST_END.toNanos());
            }
            stop.join();
        }
    }

    private Duration slowestOfARound(RunningService service, String token, String holder, String name)
            throws Exception {
        List<CompletableFuture<Answered>> polls = polls(service, token, READERS);
        awaitWaiting(service, READERS);
        double workers = metric(service, "worker_pool_active{pool_name=\"requests\"");
        int connections = connectionsInUse(service);
        call(holder)
                .body(Map.of("companyName", name))
                .patch(service.baseUrl() + "/api/v1/account/profile")
                .then()
                .statusCode(200);
        long told = System.nanoTime();
        long slowest = 0;
        for (CompletableFuture<Answered> poll : polls) {
            HttpResponse<String> answer = poll.get().answer();
            assertEquals(
                    List.of("account.profile-changed"),
                    JsonPath.from(answer.body()).getList("items.type"));
            slowest = Math.max(slowest, poll.get().nanos() - told);
        }
        System.out.printf(
                Locale.ROOT,
                "%n%d readers wait: %.0f worker threads and %d connections in use; the last answered %d ms after the event%n",
                READERS,
                workers,
                connections,
                Duration.ofNanos(slowest).toMillis());
        assertTrue(workers <= 1, "workers");
        // Those of the jobs that look for work, and of the one thread that looks for all who wait.
        assertTrue(connections <= CONNECTIONS_OF_OTHERS, "connections");
        return Duration.ofNanos(slowest);
    }

    private List<CompletableFuture<Answered>> polls(RunningService service, String token, int readers) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        service.baseUrl() + "/api/v1/directory/events?after=now&types=account.profile-changed"))
                .header("Authorization", "Bearer " + token)
                .header("Prefer", "wait=60")
                .build();
        return IntStream.range(0, readers)
                .mapToObj(i -> http.sendAsync(request, BodyHandlers.ofString())
                        .thenApply(it -> new Answered(it, System.nanoTime())))
                .toList();
    }

    private static void awaitWaiting(RunningService service, int readers) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> metric(service, "accounts_events_waiting ") == readers);
    }

    /** The first line that begins so. */
    private static double metric(RunningService service, String beginning) {
        return RestAssured.get(service.baseUrl() + "/q/metrics")
                .asString()
                .lines()
                .filter(it -> it.startsWith(beginning))
                .mapToDouble(it -> Double.parseDouble(it.substring(it.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static int connectionsInUse(RunningService service) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(service.jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from pg_stat_activity "
                        + "where backend_type = 'client backend' and state <> 'idle' and pid <> pg_backend_pid()")) {
            count.next();
            return count.getInt(1);
        }
    }

    private static String serviceToken(RunningService service) {
        return RestAssured.given()
                .contentType("application/json")
                .body(Map.of("role", "service", "scopes", List.of("events.read")))
                .post(service.baseUrl() + "/local/tokens")
                .path("accessToken");
    }

    private static String holderToken(RunningService service) {
        return RestAssured.given()
                .contentType("application/json")
                .body(Map.of("login", "demo", "password", "demo-password-for-local-use"))
                .post(service.baseUrl() + "/api/v1/sessions")
                .path("accessToken");
    }

    private static RequestSpecification call(String token) {
        return RestAssured.given().contentType("application/json").auth().oauth2(token);
    }

    private record Answered(HttpResponse<String> answer, long nanos) {}
}
