package com.truewatch.billing.accounts.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.AuthenticatorApp;
import com.truewatch.billing.accounts.testing.RunningService;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is good for one use is used once, however many ask two processes for it at once. */
@Tag("full")
class ReplicatedUseIT {
    private static final int CALLS = 200;
    private static final int LINKS = 50;

    /** After so many first proofs without a second one the next is delayed. */
    private static final int TICKETS = 5;

    private static final String V1 = "/api/v1";
    private static final String PASSWORD = "violet tractor sings to Oslo 94";
    private static final AtomicInteger NAMES = new AtomicInteger();

    private static RunningService first;
    private static RunningService second;

    private final String name = "single-use-" + NAMES.incrementAndGet();
    private final String email = name + "@mail.example";
    private final AtomicInteger networks = new AtomicInteger();

    /** A login that awaits its second proof. */
    private record Ticket(String text, String cookie) {}

    @BeforeAll
    static void startBoth() throws IOException {
        first = RunningService.startedWith(Map.of(
                "ACCOUNTS_HTTP_TRUSTED_PROXIES", "127.0.0.0/8",
                "QUARKUS_DATASOURCE_JDBC_ACQUISITION_TIMEOUT", "60s"));
        second = first.replica();
    }

    @AfterAll
    static void stopBoth() throws IOException {
        if (second != null) {
            second.close();
        }
        if (first != null) {
            first.close();
        }
    }

    @Test
    void aStepOfAnAuthenticatorAppLogsInOnce() throws Exception {
        String token = registered();
        AuthenticatorApp app = enrolled(token);
        List<Ticket> tickets = tickets();
        // That of enrolment is used up: the next one is within the drift that is allowed.
        String value = app.at(Instant.now().plusSeconds(30));

        List<Integer> statuses = statuses(CALLS, i -> complete(i, tickets.get(i % TICKETS), Map.of("totp", value)));

        assertOnce(201, statuses);
    }

    @Test
    void aRecoveryCodeLogsInOnce() throws Exception {
        String token = registered();
        enrolled(token);
        List<String> codes =
                as(token).post(url(0, "/account/factors/recovery-codes")).path("codes");
        List<Ticket> tickets = tickets();

        List<Integer> statuses =
                statuses(CALLS, i -> complete(i, tickets.get(i % TICKETS), Map.of("recoveryCode", codes.get(0))));

        assertOnce(201, statuses);
    }

    @Test
    void aTicketLogsInOnceByWhateverProof() throws Exception {
        String token = registered();
        enrolled(token);
        List<String> codes =
                as(token).post(url(0, "/account/factors/recovery-codes")).path("codes");
        Ticket ticket = ticket();

        List<Integer> statuses =
                statuses(CALLS, i -> complete(i, ticket, Map.of("recoveryCode", codes.get(i % codes.size()))));

        assertOnce(201, statuses);
    }

    @Test
    void linksOfAnUndoAndOfItsContestWorkOnce() throws Exception {
        String token = registered();
        String next = name + "-next@mail.example";
        String change = as(token)
                .contentType("application/json")
                .body(Map.of("credential", "EMAIL"))
                .post(url(0, "/account/credential-changes"))
                .path("id");
        step(token, change, "current-code", Map.of("code", first.awaitCode(email)));
        step(token, change, "new-address", Map.of("address", next));
        step(token, change, "new-code", Map.of("code", first.awaitCode(next)));

        String undo = first.awaitToken(email, "undo");
        assertOnce(200, statuses(LINKS, i -> follow(i, "undo", undo)));

        String contest = first.awaitToken(next, "contest");
        assertOnce(200, statuses(LINKS, i -> follow(i, "contest", contest)));
    }

    private static void assertOnce(int status, List<Integer> statuses) {
        assertEquals(1, Collections.frequency(statuses, status), statuses::toString);
        assertTrue(statuses.stream().allMatch(it -> it < 500), statuses::toString);
    }

    /** The access token of a fresh account's holder. */
    private String registered() {
        String id = json(Map.of("email", email, "locale", "en"))
                .post(url(0, "/registrations"))
                .path("id");
        json(Map.of(
                        "code",
                        first.awaitCode(email),
                        "username",
                        name,
                        "password",
                        PASSWORD,
                        "profile",
                        Map.of("companyName", "Single Use"),
                        "agreementVersion",
                        "2026-11"))
                .post(url(0, "/registrations/" + id + "/complete"))
                .then()
                .statusCode(201);
        Response answer = password();
        answer.then().statusCode(201);
        return answer.path("accessToken");
    }

    private AuthenticatorApp enrolled(String token) {
        Response begun = as(token)
                .contentType("application/json")
                .body(Map.of("name", "Phone"))
                .post(url(0, "/account/factors/totp-registrations"));
        begun.then().statusCode(201);
        AuthenticatorApp app = new AuthenticatorApp(begun.path("secret"));
        as(token)
                .contentType("application/json")
                .body(Map.of("totp", app.at(Instant.now())))
                .post(url(0, "/account/factors/totp-registrations/" + begun.path("id") + "/complete"))
                .then()
                .statusCode(201);
        return app;
    }

    private List<Ticket> tickets() {
        return Stream.generate(this::ticket).limit(TICKETS).toList();
    }

    private Ticket ticket() {
        Response answer = password();
        answer.then().statusCode(401);
        return new Ticket(answer.path("factorTicket"), answer.cookie("login"));
    }

    private Response password() {
        return json(Map.of("login", email, "password", PASSWORD)).post(url(0, "/sessions"));
    }

    private Response complete(int replica, Ticket ticket, Map<String, String> proof) {
        Map<String, String> body = new HashMap<>(proof);
        body.put("factorTicket", ticket.text());
        return json(body).cookie("login", ticket.cookie()).post(url(replica, "/sessions"));
    }

    private void step(String token, String change, String step, Map<String, String> body) {
        as(token)
                .contentType("application/json")
                .body(body)
                .post(url(0, "/account/credential-changes/" + change + "/" + step))
                .then()
                .statusCode(200);
    }

    private Response follow(int replica, String page, String token) {
        return json(Map.of("token", token)).post(url(replica, "/credential-changes/" + page));
    }

    private RequestSpecification json(Map<String, ?> body) {
        return call().contentType("application/json").body(body);
    }

    private RequestSpecification as(String token) {
        return call().auth().oauth2(token);
    }

    /** From a network of its own each, so that no limit of a network is met. */
    private RequestSpecification call() {
        int network = networks.incrementAndGet();
        return RestAssured.given().header("X-Forwarded-For", "198.18." + network / 250 + "." + (network % 250 + 1));
    }

    /** Each replica gets every other call. */
    private static List<Integer> statuses(int calls, IntFunction<Response> call) throws Exception {
        AtomicInteger next = new AtomicInteger();
        return AtOnce.times(calls, () -> call.apply(next.getAndIncrement()).statusCode());
    }

    private static String url(int replica, String path) {
        return (replica % 2 == 0 ? first : second).baseUrl() + V1 + path;
    }
}
