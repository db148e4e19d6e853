package com.truewatch.billing.accounts.platform.local;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.platform.security.token.Scopes;
import com.truewatch.billing.accounts.testing.RunningService;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What a newcomer finds in local mode: something to read for each call of a service, and a README whose lines work. */
@Tag("full")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LocalDataIT {
    private static final String DIRECTORY = "/api/v1/directory";
    private static final List<String> WORKSPACES =
            List.of("wksp_demo_frankfurt", "wksp_demo_jakarta", "wksp_demo_singapore");
    private static final List<String> LAST_FIRST =
            List.of("wksp_demo_jakarta", "wksp_demo_frankfurt", "wksp_demo_singapore");
    private static final Pattern SHELL = Pattern.compile("```sh\n(API=.*?)```", Pattern.DOTALL);
    private static final Pattern FOR_THE_PHONE = Pattern.compile("# The phone instead: (.*)");

    /** Lists neither product of the demo account, as a directory that an older version has made. */
    private static final Map<String, String> NOTHING_TO_BUY = Map.of(
            "ACCOUNTS_MARKETPLACES_AWS_PRODUCT_CODES", "another-product",
            "ACCOUNTS_MARKETPLACES_ALIBABA_CLOUD_INTERNATIONAL_PRODUCT_CODES", "one-more-product");

    private static RunningService service;

    @BeforeAll
    static void start() throws IOException {
        service = RunningService.started();
    }

    @AfterAll
    static void stop() throws IOException {
        if (service != null) {
            service.close();
        }
    }

    @Test
    @Order(1)
    void eachCallOfAServiceHasSomethingToRead() {
        String id = accountId(service);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        read("/accounts").body("items.id", equalTo(List.of(id)));
        read("/accounts/" + id).body("username", equalTo("demo"));
        read("/accounts/" + id + "/workspaces").body("items.id", equalTo(LAST_FIRST));
        read("/accounts/" + id + "/invoice-eligibility").body("eligible", equalTo(true));
        ask("/accounts/query", Map.of("ids", List.of(id))).body("items.id", equalTo(List.of(id)));
        ask("/accounts/lookup", Map.of("login", "+6591234567")).body("id", equalTo(id));
        ask("/invoice-eligibility/query", Map.of("accountIds", List.of(id)))
                .body("items.eligible", equalTo(List.of(true)));
        read("/usernames/demo").body("available", equalTo(false));
        for (String workspace : WORKSPACES) {
            read("/workspaces/" + workspace + "/settlement?day=" + today).body("method", equalTo("CLOUD_ACCOUNT"));
        }
        read("/settlements?day=" + today)
                .body("items.workspaceId", equalTo(WORKSPACES))
                .body("items.accountId", everyItem(equalTo(id)))
                .body("items.cloudAccount.provider", equalTo(List.of("AWS", "ALIBABA_CLOUD", "AWS")));
        read("/events?limit=100")
                .body("items.type", hasItems("account.registered", "real-name.approved", "cloud-account.claimed"));
    }

    @Test
    @Order(2)
    void itIsMadeOnce() throws IOException {
        int before = events().size();

        service.stop();
        service.start();

        assertEquals(before, events().size());
        eachCallOfAServiceHasSomethingToRead();
    }

    @Test
    @Order(3)
    void theLinesOfTheReadmeWorkTwiceForEitherAddress() throws IOException, InterruptedException {
        Matcher lines = SHELL.matcher(Files.readString(Path.of("README.md")));
        lines.find();
        String forEmail = lines.group(1).replace("http://localhost:8080", service.baseUrl());
        Matcher phone = FOR_THE_PHONE.matcher(forEmail);
        phone.find();
        String forPhone = forEmail.replaceFirst("CREDENTIAL=EMAIL .*", Matcher.quoteReplacement(phone.group(1)));

        for (String script : List.of(forEmail, forEmail, forPhone, forPhone)) {
            String shown = run(script);
            List<String> logins = shown.lines().skip(1).toList();
            assertEquals(2, logins.size(), shown);
            assertEquals("201", logins.get(0).split(" ", -1)[1], shown);
            assertEquals("401", logins.get(1).split(" ", -1)[1], shown);
        }
    }

    @Test
    void whatAnOlderDirectoryLacksIsMadeAndTheRestStays() throws IOException {
        try (RunningService older = RunningService.startedWith(NOTHING_TO_BUY)) {
            String id = accountId(older);
            readFrom(older, "/accounts/" + id + "/workspaces").body("items", hasSize(0));

            try (RunningService newer = older.replicaWith(Map.of(
                    "ACCOUNTS_MARKETPLACES_AWS_PRODUCT_CODES", "demo-aws-product",
                    "ACCOUNTS_MARKETPLACES_ALIBABA_CLOUD_INTERNATIONAL_PRODUCT_CODES", "demo-alibaba-cloud-product"))) {
                readFrom(newer, "/accounts/" + id + "/workspaces").body("items.id", equalTo(LAST_FIRST));
            }
        }
    }

    private static List<Map<String, Object>> events() {
        return read("/events?limit=100").extract().path("items");
    }

    private static String run(String script) throws IOException, InterruptedException {
        Process shell =
                new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
        try (InputStream output = shell.getInputStream()) {
            String shown = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, shell.waitFor(), shown);
            return shown;
        }
    }

    private static String accountId(RunningService of) {
        return RestAssured.given()
                .contentType("application/json")
                .body(Map.of("login", "demo", "password", "demo-password-for-local-use"))
                .post(of.baseUrl() + "/api/v1/sessions")
                .path("accountId");
    }

    private static ValidatableResponse read(String path) {
        return readFrom(service, path);
    }

    private static ValidatableResponse readFrom(RunningService of, String path) {
        return answered(asService(of).get(of.baseUrl() + DIRECTORY + path));
    }

    private static ValidatableResponse ask(String path, Map<String, ?> body) {
        return answered(asService(service).body(body).post(service.baseUrl() + DIRECTORY + path));
    }

    private static ValidatableResponse answered(Response answer) {
        return answer.then().statusCode(200);
    }

    private static RequestSpecification asService(RunningService of) {
        String token = RestAssured.given()
                .contentType("application/json")
                .body(Map.of("role", "service", "scopes", Scopes.ALL))
                .post(of.baseUrl() + "/local/tokens")
                .path("accessToken");
        return RestAssured.given().contentType("application/json").auth().oauth2(token);
    }
}
