package com.truewatch.billing.accounts.session;

import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * How long a refused login takes, for logins that name somebody and that do not, in turn, one login each. Run by name
 * only; it prints and asserts nothing.
 */
@QuarkusTest
class RefusedLoginBenchmark {
    private static final int COLD = 40;
    private static final int WARM = 200;
    private static final int ROUNDS = 3;

    private final HttpClient http = HttpClient.newHttpClient();

    @Inject
    TestAccounts accounts;

    @Inject
    Database database;

    @Test
    void print() throws IOException, InterruptedException {
        report("cold", measure(COLD));
        for (int round = 1; round <= ROUNDS; round++) {
            report("warm " + round, measure(WARM));
        }
    }

    private Map<Kind, List<Long>> measure(int times) throws IOException, InterruptedException {
        Map<Kind, List<String>> logins = new EnumMap<>(Kind.class);
        Map<Kind, List<Long>> taken = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            List<String> ofKind = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                ofKind.add(login(kind));
            }
            logins.put(kind, ofKind);
            taken.put(kind, new ArrayList<>());
        }
        for (int i = 0; i < times; i++) {
            for (Kind kind : Kind.values()) {
                String login = Objects.requireNonNull(logins.get(kind)).get(i);
                Objects.requireNonNull(taken.get(kind)).add(refuse(login));
            }
        }
        return taken;
    }

    private String login(Kind kind) {
        return switch (kind) {
            case UNKNOWN -> TestAccounts.freshEmail();
            case KNOWN -> accounts.create().email();
            case PASSWORDLESS -> accounts.createWithoutPassword().email();
            case FROZEN -> {
                TestAccount frozen = accounts.create();
                database.execute("update account set status = 'FROZEN' where id = ?", frozen.id());
                yield frozen.email();
            }
        };
    }

    private long refuse(String login) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + RestAssured.port + "/api/v1/sessions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"login\":\"" + login + "\",\"password\":\"a wrong password, surely\"}"))
                .build();
        long began = System.nanoTime();
        int status = http.send(request, BodyHandlers.ofString()).statusCode();
        long took = System.nanoTime() - began;
        if (status != 401) {
            throw new IllegalStateException("answered " + status);
        }
        return took;
    }

    private static void report(String phase, Map<Kind, List<Long>> taken) {
        double unknown = median(Objects.requireNonNull(taken.get(Kind.UNKNOWN)));
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "refused login, %-6s:", phase));
        taken.forEach((kind, times) -> line.append(String.format(
                Locale.ROOT,
                "  %s %.1f ms (%+.1f %%)",
                kind.name().toLowerCase(Locale.ROOT),
                median(times),
                100 * (median(times) / unknown - 1))));
        System.out.println(line);
    }

    private static double median(List<Long> nanoseconds) {
        List<Long> sorted = nanoseconds.stream().sorted().toList();
        return sorted.get(sorted.size() / 2) / 1e6;
    }

    private enum Kind {
        UNKNOWN,
        KNOWN,
        PASSWORDLESS,
        FROZEN
    }
}
