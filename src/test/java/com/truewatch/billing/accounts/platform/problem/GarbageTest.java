package com.truewatch.billing.accounts.platform.problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Raw;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Seeded garbage for every operation of the contract: never a defect of ours, every refusal a problem. */
@QuarkusTest
class GarbageTest {
    /** Answers {@code unavailable} where it is not configured, as here. */
    private static final String AWS = "/api/v1/marketplace/aws/";

    /** Answers in the vendor's words, not in problems. */
    private static final String ALIBABA_CLOUD = "/api/v1/marketplace/alibaba-cloud";

    private static final int BODIES_PER_OPERATION = 20;
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
    private static final List<String> MEMBERS = List.of(
            "login",
            "password",
            "credential",
            "code",
            "address",
            "locale",
            "companyName",
            "industry",
            "region",
            "description",
            "contactName",
            "codeRequestId",
            "ticket",
            "",
            "\\u0000",
            "x");
    private static final List<String> SCALARS = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "123456",
            "1e-999999",
            "9999999999999999999999",
            "\"\"",
            "\" \"",
            "\"123456\"",
            "\"EMAIL\"",
            "\"PHONE\"",
            "\"zh\"",
            "\"a@b.example\"",
            "\"+6591234567\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"'; drop table account; --\"",
            "\"${jndi:ldap://x}\"",
            "\"{7*7}\"",
            "\"\\u202e\"",
            "\"demo\"",
            "\"%s%n\"",
            "NaN",
            "'x'");

    @Inject
    TestAccounts accounts;

    /** Method, path. */
    static List<List<String>> operations() throws IOException {
        JsonNode paths = new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("openapi/openapi.yaml").toFile())
                .get("paths");
        List<List<String>> operations = new ArrayList<>();
        paths.properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        operations.add(List.of(method.toUpperCase(Locale.ROOT), path.getKey()));
                    }
                }));
        return operations;
    }

    @ParameterizedTest
    @MethodSource("operations")
    void isRefusedWithoutADefect(List<String> operation) {
        long seed = operation.hashCode();
        Random random = new Random(seed);
        TestAccount account = accounts.create();
        Client holder = Client.of(account);
        String change = holder.request()
                .body(Map.of("credential", "EMAIL"))
                .post("/api/v1/account/credential-changes")
                .path("id");
        for (int i = 0; i < BODIES_PER_OPERATION; i++) {
            String path = operation.get(1).replaceAll("\\{[^}]*}", random.nextBoolean() ? change : "x")
                    + (random.nextInt(4) == 0 ? "?limit=" + URLEncoder.encode(text(random), UTF_8) : "");
            byte[] body = body(random);
            HttpResponse<String> answer = Raw.send(
                    operation.get(0),
                    path,
                    body,
                    "Authorization",
                    "Bearer " + holder.accessToken(),
                    "Content-Type",
                    random.nextInt(8) == 0 ? "text/plain" : "application/json");

            String what = "seed " + seed + ", " + i + ": " + path + " " + new String(body, UTF_8);
            boolean notConfigured = path.startsWith(AWS) && answer.statusCode() == 503;
            assertTrue(answer.statusCode() < 500 || notConfigured, () -> what + " gave " + answer.statusCode());
            if (answer.statusCode() >= 400 && !notConfigured && !path.startsWith(ALIBABA_CLOUD)) {
                Raw.assertIsProblem(answer);
            }
        }
    }

    private static byte[] body(Random random) {
        if (random.nextInt(5) == 0) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            return bytes;
        }
        String json = value(random, 0);
        return (random.nextInt(5) == 0 ? json.substring(0, random.nextInt(json.length())) : json).getBytes(UTF_8);
    }

    private static String value(Random random, int depth) {
        int kind = depth == 0 ? 9 : random.nextInt(10);
        if (kind < 6 || depth > 4) {
            return any(random, SCALARS);
        }
        StringBuilder parts = new StringBuilder();
        for (int count = random.nextInt(4); count >= 0; count--) {
            parts.append(parts.isEmpty() ? "" : ",");
            if (kind > 7) {
                parts.append('"').append(any(random, MEMBERS)).append("\":");
            }
            parts.append(value(random, depth + 1));
        }
        return kind > 7 ? "{" + parts + "}" : "[" + parts + "]";
    }

    private static String text(Random random) {
        return any(random, SCALARS).replace("\"", "");
    }

    private static String any(Random random, List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
