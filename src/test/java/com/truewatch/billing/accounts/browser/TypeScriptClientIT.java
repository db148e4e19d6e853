package com.truewatch.billing.accounts.browser;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.truewatch.billing.accounts.testing.RunningService;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client for browsers as it is packed: its types by the compiler, its calls from a page of another origin. */
@Tag("full")
class TypeScriptClientIT extends BrowserTest {
    private static final Path VENDORED = Path.of("src/local/resources/local");
    private static final String PAGE = """
            <!DOCTYPE html><title>SPA</title>
            <script type="importmap">{"imports": {
              "openapi-fetch": "/node_modules/openapi-fetch/dist/index.mjs",
              "@truewatch/billing-accounts-client": "/node_modules/@truewatch/billing-accounts-client/src/index.js"
            }}</script>
            <script type="module">
              import { createAccountsClient } from "@truewatch/billing-accounts-client";
              window.begin = (baseUrl) => {
                window.baseUrl = baseUrl;
                window.accounts = createAccountsClient({ baseUrl });
                window.events = [];
                accounts.session.onChange((event) => events.push(event));
              };
            </script>
            """;
    private static final String LOG_IN = """
            async ([login, password]) => {
              const { response } = await accounts.POST("/api/v1/sessions", { body: { login, password } });
              return response.status;
            }""";
    private static final List<String> DEMO = List.of("demo", "demo-password-for-local-use");
    private static final String READ = "async () => (await accounts.GET('/api/v1/account')).response.status";
    private static final String BEGIN_CHANGE = """
            async () => {
              const { data, error, response } =
                await accounts.POST("/api/v1/account/credential-changes", { body: { credential: "EMAIL" } });
              return { id: data?.id, code: error?.code, replayed: response.headers.get("Idempotency-Replayed") };
            }""";

    private static NpmPackage npm;
    private static Site site;

    private BrowserContext browser;
    private Page page;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        npm = NpmPackage.installOrSkip();
        Files.writeString(npm.consumer().resolve("index.html"), PAGE);
        site = Site.onAllowedOrigin(npm.consumer());
    }

    @AfterAll
    static void remove() throws IOException {
        if (site != null) {
            site.close();
        }
        if (npm != null) {
            npm.close();
        }
    }

    @BeforeEach
    void openPage() {
        browser = chromium.newContext();
        page = open(service);
    }

    @AfterEach
    void closePage() {
        browser.close();
    }

    @Test
    void itsTypesAreThoseOfTheContract() throws IOException, InterruptedException {
        Files.copy(
                Path.of("src/test/resources/typescript/usage.ts"),
                npm.consumer().resolve("usage.ts"));

        assertEquals("", npm.compile("usage.ts"));
    }

    @Test
    void theExampleOfItsReadmeCompiles() throws IOException, InterruptedException {
        Matcher example = Pattern.compile("```ts\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("openapi/typescript/README.md")));
        assertTrue(example.find());
        Files.writeString(npm.consumer().resolve("example.ts"), example.group(1));

        assertEquals("", npm.compile("example.ts"));
    }

    @Test
    void localModeHasTheSameOpenapiFetch() throws IOException {
        Path installed = npm.consumer().resolve("node_modules/openapi-fetch");

        assertEquals(
                Files.readString(installed.resolve("dist/index.mjs")),
                Files.readString(VENDORED.resolve("openapi-fetch.mjs")));
        assertEquals(
                Files.readString(installed.resolve("LICENSE")),
                Files.readString(VENDORED.resolve("openapi-fetch.LICENSE")));
    }

    @Test
    void everyPackageIsNamedByAnExactVersion() throws IOException {
        var manifest = new ObjectMapper()
                .readTree(Path.of("openapi/typescript/package.json").toFile());
        List<String> open = new ArrayList<>();
        for (String group : List.of("dependencies", "devDependencies")) {
            manifest.get(group).properties().stream()
                    .filter(it -> !it.getValue().asText().matches("\\d+\\.\\d+\\.\\d+"))
                    .forEach(it -> open.add(it.getKey()));
        }
        assertThat(open, empty());
    }

    @Test
    void anEditOverAnOlderReadIsRefused() {
        assertEquals(201, page.evaluate(LOG_IN, DEMO));
        Page other = open(service);
        assertEquals(true, other.evaluate("() => accounts.session.resume()"));

        for (Page each : List.of(page, other)) {
            assertEquals(200, each.evaluate(READ));
        }
        String edit = """
                async (contactName) => {
                  const { data, error } = await accounts.PATCH("/api/v1/account/profile", { body: { contactName } });
                  return data?.profile.contactName ?? error.code;
                }""";
        assertEquals("Ada", page.evaluate(edit, "Ada"));
        assertEquals("Ada Lovelace", page.evaluate(edit, "Ada Lovelace"), "the answer of an edit is a read, too");
        assertEquals("precondition-failed", other.evaluate(edit, "Grace"));
        assertEquals(200, other.evaluate(READ));
        assertEquals("Grace", other.evaluate(edit, "Grace"));
    }

    @Test
    void tabsRefreshOneAfterAnother() throws IOException {
        try (RunningService hasty = RunningService.startedWith(Map.of("ACCOUNTS_TOKENS_LIFETIME", "1s"))) {
            List<Page> tabs = IntStream.range(0, 4).mapToObj(it -> open(hasty)).toList();
            assertEquals(201, tabs.get(0).evaluate(LOG_IN, DEMO));
            tabs.forEach(it -> assertEquals(true, it.evaluate("() => accounts.session.resume()")));
            tabs.forEach(TypeScriptClientIT::awaitExpiry);
            List<Request> running = new ArrayList<>();
            List<Integer> atOnce = new ArrayList<>();
            browser.onRequest(it -> {
                if (isRefresh(it)) {
                    running.add(it);
                    atOnce.add(running.size());
                }
            });
            browser.onRequestFinished(running::remove);

            tabs.forEach(it -> it.evaluate("() => { window.reading = (" + READ + ")(); }"));

            tabs.forEach(it -> assertEquals(200, it.evaluate("() => window.reading")));
            assertThat(atOnce, hasSize(lessThanOrEqualTo(tabs.size())));
            assertEquals(atOnce.stream().map(it -> 1).toList(), atOnce);
            assertThat(atOnce, not(empty()));
        }
    }

    @Test
    void aLostAnswerIsGotByTheSameKey() {
        assertEquals(201, page.evaluate(LOG_IN, DEMO));
        List<String> answers = new ArrayList<>();
        page.route("**/credential-changes", route -> {
            APIResponse answer = route.fetch();
            answers.add(answer.text());
            if (answers.size() == 1) {
                route.abort("connectionreset");
            } else {
                route.fulfill(new Route.FulfillOptions().setResponse(answer));
            }
        });

        Map<?, ?> seen = (Map<?, ?>) page.evaluate(BEGIN_CHANGE);

        assertEquals("true", seen.get("replayed"));
        assertEquals(2, answers.size());
        assertEquals(answers.get(0), answers.get(1));
    }

    /** What a balancer says while a replica starts. */
    @Test
    void aCallWaitsForRetryAfter() {
        assertEquals(201, page.evaluate(LOG_IN, DEMO));
        List<String> calls = new ArrayList<>();
        page.route("**/api/v1/account", route -> {
            calls.add(route.request().method());
            if (calls.size() > 1) {
                route.resume();
            } else {
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(503)
                        .setHeaders(Map.of(
                                "Retry-After", "1",
                                "Access-Control-Allow-Origin", site.origin(),
                                "Access-Control-Allow-Credentials", "true",
                                "Access-Control-Expose-Headers", "Retry-After")));
            }
        });

        assertEquals(200, page.evaluate(READ));
        assertEquals(List.of("GET", "GET"), calls);
    }

    @Test
    void aLongWaitIsHandedOn() {
        assertEquals(201, page.evaluate(LOG_IN, DEMO));

        Map<?, ?> seen = (Map<?, ?>) page.evaluate("""
                async () => {
                  const { data } =
                    await accounts.POST("/api/v1/account/credential-changes", { body: { credential: "PHONE" } });
                  const params = { path: { id: data.id } };
                  const { error } = await accounts.POST("/api/v1/account/credential-changes/{id}/resend", { params });
                  return error;
                }""");

        assertEquals("too-many-requests", seen.get("code"));
        assertTrue(seen.get("retryAfter") instanceof Integer wait && wait > 10, seen.toString());
    }

    @Test
    void aProblemOfALaterVersionIsUnknown() {
        page.route(
                "**/api/v1/reference/regions",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(409)
                        .setContentType("application/problem+json")
                        .setHeaders(Map.of(
                                "Access-Control-Allow-Origin",
                                site.origin(),
                                "Access-Control-Allow-Credentials",
                                "true"))
                        .setBody("{\"type\": \"/problems/moon-is-full\", \"title\": \"Later\", \"status\": 409}")));

        assertEquals("unknown /problems/moon-is-full 409", page.evaluate("""
                        async () => {
                          const { error } = await accounts.GET("/api/v1/reference/regions");
                          return [error.code, error.type, error.status].join(" ");
                        }"""));
    }

    @Test
    void aLogoutReachesTheOtherTabs() {
        assertEquals(201, page.evaluate(LOG_IN, DEMO));
        Page other = open(service);
        assertEquals(true, other.evaluate("() => accounts.session.resume()"));

        assertEquals(
                204, page.evaluate("async () => (await accounts.DELETE('/api/v1/sessions/current')).response.status"));

        other.waitForFunction("() => accounts.session.token === undefined");
        assertEquals(List.of("begun", "ended"), other.evaluate("() => events"));
    }

    /** Told by the other tab, or found by a refresh where browsers tell nothing. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTabNeverGoesOnAsAnotherAccount(boolean isTold) {
        if (!isTold) {
            browser.addInitScript("delete globalThis.BroadcastChannel;");
            page = open(service);
        }
        assertEquals(201, page.evaluate(LOG_IN, DEMO));
        Page other = open(service);
        assertEquals(201, other.evaluate(LOG_IN, List.of(anotherAccount(), DEMO.get(1))));

        if (!isTold) {
            page.evaluate("() => accounts.session.renew(accounts.session.token)");
        }

        page.waitForFunction("() => accounts.session.token === undefined");
        assertEquals(List.of("begun", "other-account"), page.evaluate("() => events"));
        assertEquals(200, other.evaluate(READ));
    }

    private Page open(RunningService called) {
        Page opened = browser.newPage();
        opened.navigate(site.origin() + "/index.html");
        opened.waitForFunction("() => window.begin !== undefined");
        opened.evaluate("baseUrl => window.begin(baseUrl)", called.baseUrl());
        return opened;
    }

    /** Asked without the client, which would refresh. */
    private static void awaitExpiry(Page tab) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> tab.evaluate("""
                                async () => {
                                  const headers = { Authorization: `Bearer ${accounts.session.token}` };
                                  return (await fetch(`${baseUrl}/api/v1/account`, { headers })).status;
                                }"""), status -> status.equals(401));
    }

    private static boolean isRefresh(Request request) {
        return request.url().endsWith("/sessions/refresh") && request.method().equals("POST");
    }

    private static String anotherAccount() {
        String token = RestAssured.given()
                .contentType("application/json")
                .body(Map.of("role", "service", "scopes", List.of("accounts.create")))
                .post(service.baseUrl() + "/local/tokens")
                .path("accessToken");
        String username = "other" + System.nanoTime();
        String agreement = RestAssured.get(service.baseUrl() + "/api/v1/reference/agreement")
                .path("version");
        RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Map.of(
                        "username",
                        username,
                        "email",
                        username + "@truewatch.example",
                        "password",
                        DEMO.get(1),
                        "profile",
                        Map.of("companyName", "Other"),
                        "locale",
                        "en",
                        "agreementVersion",
                        agreement))
                .post(service.baseUrl() + "/api/v1/directory/accounts")
                .then()
                .statusCode(201);
        return username;
    }
}
