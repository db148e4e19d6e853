package com.truewatch.billing.accounts.platform.openapi;

import com.truewatch.billing.accounts.platform.security.token.Rights;
import com.truewatch.billing.accounts.platform.security.token.Scopes;
import com.truewatch.billing.accounts.testing.RunningService;
import com.truewatch.billing.accounts.testing.Tools;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service does what its document says, to each kind of caller: Schemathesis makes requests out of the document, right and
 * wrong ones, and holds the answers to it. What it finds and no document can say is excused in {@code hooks.py}, with the
 * reason; {@code -Dfuzzing.seed=..} repeats a run, {@code -Dfuzzing.examples=..} goes further.
 */
@Tag("full")
class ContractFuzzingIT {
    private static final String SCHEMATHESIS = "schemathesis==4.32.5";
    private static final Path RESOURCES =
            Path.of("src/test/resources/schemathesis").toAbsolutePath();
    private static final String SEED = System.getProperty("fuzzing.seed", "1");
    private static final String EXAMPLES = System.getProperty("fuzzing.examples", "8");

    /** What would take the holder's session, password or account away from all that follows. */
    private static final List<String> ENDS = List.of(
            "logOut",
            "endSession",
            "endOtherSessions",
            "changePassword",
            "requestClosure",
            "confirmClosure",
            "freezeAccount",
            "revokeAccountSessions");

    /** Schemathesis cannot write lines of JSON; AccountImportResourceTest does. */
    private static final String LINES = "importAccounts";

    /**
     * The first three are said again by the checks of {@code hooks.py}, but for what these excuse. The last one asks who comes
     * without a token, which is the one header that is required: AuthorisationMatrixTest does so for every operation.
     */
    private static final String LEFT_OUT =
            "positive_data_acceptance,negative_data_rejection,not_a_server_error,missing_required_header";

    /** Marketplaces are reached by these; without them each call is answered {@code unavailable}. */
    private static final Map<String, String> MARKETPLACES = Map.of(
            "ACCOUNTS_AWS_EVENT_SECRETS", "a secret of nobody",
            "ACCOUNTS_AWS_SNS_TOPICS", "arn:aws:sns:us-east-1:287250355862:nobody");

    /** These have tests of their own, with the real numbers. */
    private static final Set<String> LIMITS = Set.of(
            "SENDS_PER_ADDRESS_AND_HOUR",
            "SENDS_PER_ADDRESS_AND_DAY",
            "SENDS_PER_ACCOUNT_AND_HOUR",
            "FAILED_LOGINS_PER_NETWORK_AND_HOUR",
            "CODE_REQUESTS_PER_NETWORK_AND_HOUR",
            "EDITS_PER_ACCOUNT_AND_HOUR",
            "ENTRY_TICKETS_PER_ACCOUNT_AND_HOUR",
            "IDEMPOTENCY_KEYS_PER_ACCOUNT_AND_HOUR",
            "LINKS_PER_NETWORK_AND_HOUR",
            "REGISTRATIONS_PER_NETWORK_AND_HOUR",
            "EXPORTS_PER_ACCOUNT_AND_HOUR");

    private static Path directory;
    private static Path programs;
    private static RunningService service;

    @BeforeAll
    static void start(@TempDir Path made) throws IOException, InterruptedException {
        directory = made;
        programs = Tools.python(directory, "the fuzzing of the contract", SCHEMATHESIS);
        Map<String, String> settings = new HashMap<>(MARKETPLACES);
        LIMITS.forEach(it -> settings.put("ACCOUNTS_LIMITS_" + it, "100000"));
        service = RunningService.startedWith(settings);
        System.out.printf("Fuzzing with -Dfuzzing.seed=%s -Dfuzzing.examples=%s%n", SEED, EXAMPLES);
    }

    @AfterAll
    static void stop() throws IOException {
        if (service != null) {
            service.close();
        }
    }

    @Test
    void nobody() throws IOException, InterruptedException {
        fuzz("/", null);
    }

    @Test
    void aHolder() throws IOException, InterruptedException {
        fuzz(
                "/api/v1/account",
                call().body(Map.of("login", "demo", "password", "demo-password-for-local-use"))
                        .post("/api/v1/sessions")
                        .path("accessToken"));
    }

    @Test
    void aService() throws IOException, InterruptedException {
        fuzz("/api/v1/directory", platform(Map.of("role", "service", "scopes", Scopes.ALL)));
    }

    @Test
    void anOperator() throws IOException, InterruptedException {
        fuzz("/api/v1/operator", platform(Map.of("role", "operator", "rights", Rights.ALL)));
    }

    private static void fuzz(String paths, @Nullable String token) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                programs.resolve("schemathesis").toString(),
                "--config-file",
                RESOURCES.resolve("schemathesis.toml").toString(),
                "run",
                Path.of("openapi/openapi.yaml").toAbsolutePath().toString(),
                "--url",
                service.baseUrl(),
                "--include-path-regex",
                "^" + paths,
                "--exclude-checks",
                LEFT_OUT,
                "--phases",
                "examples,coverage,fuzzing",
                "--continue-on-failure",
                "--no-color",
                "--seed",
                SEED,
                "--max-examples",
                EXAMPLES,
                "--request-timeout",
                "60"));
        command.addAll(Stream.concat(ENDS.stream(), Stream.of(LINES))
                .flatMap(it -> Stream.of("--exclude-operation-id", it))
                .collect(Collectors.toList()));
        if (token != null) {
            command.addAll(List.of("--header", "Authorization: Bearer " + token));
        }
        Map<String, String> hooks =
                Map.of("SCHEMATHESIS_HOOKS", RESOURCES.resolve("hooks.py").toString());
        Tools.run(directory, hooks, command);
    }

    private static String platform(Map<String, ?> wanted) {
        return call().body(wanted).post("/local/tokens").path("accessToken");
    }

    private static RequestSpecification call() {
        return RestAssured.given().baseUri(service.baseUrl()).contentType("application/json");
    }
}
