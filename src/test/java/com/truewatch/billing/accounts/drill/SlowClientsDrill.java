package com.truewatch.billing.accounts.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Three hundred clients send a byte every two seconds, of heads, of bodies, of chunks and of documents; twenty others work,
 * and somebody asks whether the service is ready. Or as many as the system property {@code drill.dripping} says.
 */
class SlowClientsDrill {
    private static final int DRIPPING = Integer.getInteger("drill.dripping", 300);
    private static final int WORKING = 20;
    private static final Duration DRILL = Duration.ofSeconds(30);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(2);
    private static final Duration LONGEST_READINESS = Duration.ofSeconds(1);
    private static final Duration LONGEST_DRIP = Duration.ofSeconds(15);
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final int BETWEEN_BYTES_MS = 2000;
    private static final String HOST = " HTTP/1.1\r\nHost: localhost\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicLong slowestAnswer = new AtomicLong();
    private final AtomicLong slowestReadiness = new AtomicLong();
    private final AtomicLong slowestDrip = new AtomicLong();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger readinesses = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void nobodyElseWaits() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (OneReplica service = new OneReplica(Map.of())) {
            String token = service.accessToken("drill");
            for (long end = System.nanoTime() + WARM_UP.toNanos(); System.nanoTime() < end; ) {
                work(service, token);
            }
            slowestAnswer.set(0);
            answers.set(0);
            int port = service.port();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < DRIPPING; i++) {
                String begun = begun(i, token);
                running.add(threads.submit(() -> drip(port, begun)));
            }
            for (int i = 0; i < WORKING; i++) {
                running.add(threads.submit(() -> repeat(() -> work(service, token))));
            }
            running.add(threads.submit(() -> repeat(() -> askWhetherReady(service))));
            TimeUnit.MILLISECONDS.sleep(DRILL.toMillis());
            over.set(true);
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        report();
        assertEquals(DRIPPING, closed.get());
        assertEquals(0, failed.get());
        assertTrue(slowestDrip.get() < LONGEST_DRIP.toMillis());
        assertTrue(slowestAnswer.get() < LONGEST_ANSWER.toMillis());
        assertTrue(slowestReadiness.get() < LONGEST_READINESS.toMillis());
    }

    private void report() {
        System.out.printf(
                Locale.ROOT,
                "%n%d dripping sockets: %d closed, the last after %d ms%n"
                        + "%d other clients: %d answers, the slowest after %d ms, %d failed%n"
                        + "readiness: %d answers, the slowest after %d ms%n",
                DRIPPING,
                closed.get(),
                slowestDrip.get(),
                WORKING,
                answers.get(),
                slowestAnswer.get(),
                failed.get(),
                readinesses.get(),
                slowestReadiness.get());
    }

    private static String begun(int turn, String token) {
        return switch (turn % 4) {
            case 0 -> "GET /api/v1/account" + HOST + "X: ";
            case 1 -> "POST /api/v1/sessions" + HOST + JSON + "Content-Length: 1000\r\n\r\n{";
            case 2 -> "POST /api/v1/login-codes" + HOST + JSON + "Transfer-Encoding: chunked\r\n\r\n3E8\r\n{";
            default ->
                "POST /api/v1/account/real-name/documents" + HOST + "Authorization: Bearer " + token
                        + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 5000000\r\n\r\n-";
        };
    }

    private void drip(int port, String begun) {
        long start = System.nanoTime();
        try (Wire wire = Wire.open(port)) {
            wire.send(begun);
            while (!wire.isEndedWithin(BETWEEN_BYTES_MS)) {
                if (elapsed(start) > 2 * LONGEST_DRIP.toMillis()) {
                    return;
                }
                wire.send(" ");
            }
        } catch (IOException reset) {
            // As good as closed.
        }
        closed.incrementAndGet();
        slowestDrip.accumulateAndGet(elapsed(start), Math::max);
    }

    private void repeat(Call call) {
        while (!over.get()) {
            try {
                call.run();
            } catch (IOException noAnswer) {
                failed.incrementAndGet();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void work(OneReplica service, String token) throws IOException, InterruptedException {
        long start = System.nanoTime();
        count(send(account(service), "GET", "", token), 200);
        slowestAnswer.accumulateAndGet(elapsed(start), Math::max);
        start = System.nanoTime();
        count(send(account(service), "PATCH", "{\"locale\":\"en\"}", token), 200);
        slowestAnswer.accumulateAndGet(elapsed(start), Math::max);
        TimeUnit.MILLISECONDS.sleep(100);
    }

    private void askWhetherReady(OneReplica service) throws IOException, InterruptedException {
        long start = System.nanoTime();
        int status = send(service.readiness(), "GET", "", "");
        slowestReadiness.accumulateAndGet(elapsed(start), Math::max);
        readinesses.incrementAndGet();
        if (status != 200) {
            failed.incrementAndGet();
        }
        TimeUnit.MILLISECONDS.sleep(200);
    }

    private void count(int status, int expected) {
        answers.incrementAndGet();
        if (status != expected) {
            failed.incrementAndGet();
        }
    }

    private static URI account(OneReplica service) {
        return URI.create("http://127.0.0.1:" + service.port() + "/api/v1/account");
    }

    private int send(URI target, String method, String body, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .timeout(Duration.ofSeconds(20))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private static long elapsed(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private interface Call {
        void run() throws IOException, InterruptedException;
    }
}
