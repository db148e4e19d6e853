package com.truewatch.billing.accounts.drill;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.testing.Wire;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Five thousand requests out of a seed, more or less like those of the contract: every answer of 400 and more is a problem
 * of the catalogue, and nothing is logged as an error. {@code drill.seed} and {@code drill.requests} change them.
 */
class RandomRequestsDrill {
    private static final long SEED = Long.getLong("drill.seed", System.nanoTime());
    private static final int REQUESTS = Integer.getInteger("drill.requests", 5000);
    private static final int CONTINUE = 100;
    private static final int PER_TOKEN = 250;

    /** Answers in the vendor's words. */
    private static final String ALIBABA_CLOUD = "/api/v1/marketplace/alibaba-cloud";

    /** Many bodies of this drill never come. */
    private static final Map<String, String> SHORT =
            Map.of("ACCOUNTS_RECEPTION_LONGEST_HEAD", "PT1S", "ACCOUNTS_RECEPTION_LONGEST_BODY", "PT1S");

    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    @Test
    void everyRefusalIsAProblem() throws Exception {
        try (OneReplica service = new OneReplica(SHORT)) {
            RandomRequests requests = new RandomRequests(SEED);
            String token = "";
            for (int i = 0; i < REQUESTS; i++) {
                if (i % PER_TOKEN == 0) {
                    token = service.accessToken("random" + i);
                }
                String request = requests.next(token);
                judge(i, request, send(service.port(), request));
            }
            List<String> errors = Files.readAllLines(service.log(), ISO_8859_1).stream()
                    .filter(line -> line.contains("\"level\":\"ERROR\""))
                    .toList();
            System.out.printf(
                    Locale.ROOT,
                    "%n%d random requests, seed %d: answers by status %s (0: none), %d wrong, %d lines of errors%n",
                    REQUESTS,
                    SEED,
                    statuses,
                    wrong.size(),
                    errors.size());
            assertEquals(List.of(), wrong);
            assertEquals(List.of(), errors);
        }
    }

    private void judge(int turn, String request, Optional<Wire.Answer> answer) {
        int status = answer.map(Wire.Answer::status).orElse(0);
        statuses.merge(status, 1, Integer::sum);
        if (status >= 400
                && !request.startsWith("HEAD ")
                && !request.contains(ALIBABA_CLOUD)
                && !isProblem(answer.orElseThrow())) {
            wrong.add("seed " + SEED + ", " + turn + ": " + answer + " to " + request);
        }
    }

    private static boolean isProblem(Wire.Answer answer) {
        if (!answer.headers().getOrDefault("content-type", "").startsWith("application/problem+json")) {
            return false;
        }
        String type = JsonPath.from(answer.body()).getString("type");
        return Problem.bySlug(type.replaceFirst("^/problems/", ""))
                .filter(it -> it.status() == answer.status() && it != Problem.INTERNAL_ERROR)
                .isPresent();
    }

    /** Nothing where the request ended before it was one, and the service had nobody left to answer. */
    private static Optional<Wire.Answer> send(int port, String request) {
        try (Wire wire = Wire.open(port)) {
            wire.send(request);
            Wire.Answer answer;
            do {
                answer = request.startsWith("HEAD ") ? wire.readHead() : wire.read();
            } while (answer.status() == CONTINUE);
            return Optional.of(answer);
        } catch (IOException none) {
            return Optional.empty();
        }
    }
}
