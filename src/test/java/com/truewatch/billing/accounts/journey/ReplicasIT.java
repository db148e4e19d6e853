package com.truewatch.billing.accounts.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.RunningService;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two processes over one database: what one decides the other knows, and no limit is lent twice. */
@Tag("full")
class ReplicasIT {
    private static final int CALLS = 200;
    private static final String V1 = "/api/v1";
    private static final String DEMO = "demo@truewatch.example";
    private static final String PASSWORD = "demo-password-for-local-use";
    private static final String WRONG_CODE = "000000";
    private static final AtomicInteger NETWORKS = new AtomicInteger();
    private static final AtomicInteger NAMES = new AtomicInteger();

    private static RunningService first;
    private static RunningService second;

    private final String network = "198.18.0." + NETWORKS.incrementAndGet();

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
    void aSessionThatOneEndedIsRefusedByTheOther() {
        String token = logIn(0, DEMO).path("accessToken");
        assertEquals(200, as(token).get(url(1, "/account")).statusCode());

        as(token).delete(url(0, "/sessions/current")).then().statusCode(204);

        Response refused = as(token).get(url(1, "/account"));
        assertEquals(401, refused.statusCode());
        assertEquals("/problems/session-ended", refused.path("type"));
    }

    @Test
    void aRefreshTokenHasOneSuccessorWhicheverIsAsked() throws Exception {
        String cookie = logIn(0, DEMO).cookie("refresh_token");

        Set<String> successors =
                atOnce(i -> call().cookie("refresh_token", cookie).post(url(i, "/sessions/refresh"))).stream()
                        .map(it -> it.statusCode() + " " + it.cookie("refresh_token"))
                        .collect(Collectors.toSet());

        assertEquals(1, successors.size(), successors::toString);
    }

    @Test
    void fiveWrongPasswordsAreCompared() throws Exception {
        String login = freshEmail();
        List<Integer> statuses = statuses(i -> password(i, login));

        assertEquals(5, Collections.frequency(statuses, 401), statuses::toString);
        assertEquals(CALLS - 5, Collections.frequency(statuses, 429), statuses::toString);
    }

    @Test
    void sixtyWrongLoginsOfANetworkAreCompared() throws Exception {
        List<Integer> statuses = statuses(i -> password(i, freshEmail()));

        // Some may find every hashing slot taken; they are counted all the same.
        assertEquals(CALLS - 60, Collections.frequency(statuses, 429), statuses::toString);
    }

    @Test
    void fiveCodesGoToAnAddress() throws Exception {
        String login = freshEmail();
        List<Integer> statuses = statuses(i -> requestCode(i, login));

        assertEquals(5, Collections.frequency(statuses, 202), statuses::toString);
    }

    @Test
    void thirtyRequestsForCodesComeFromANetwork() throws Exception {
        List<Integer> statuses = statuses(i -> requestCode(i, freshEmail()));

        assertEquals(30, Collections.frequency(statuses, 202), statuses::toString);
    }

    @Test
    void twentyRegistrationsComeFromANetwork() throws Exception {
        List<Integer> statuses = statuses(i -> register(i, freshEmail()));

        assertEquals(20, Collections.frequency(statuses, 202), statuses::toString);
    }

    @Test
    void fiveWrongCodesOfARequestAreCompared() throws Exception {
        String request = register(0, freshEmail()).path("id");
        List<Integer> statuses = statuses(i -> enterWrongCode(i, request));

        assertEquals(5, Collections.frequency(statuses, 422), statuses::toString);
        assertEquals(CALLS - 5, Collections.frequency(statuses, 423), statuses::toString);
    }

    @Test
    void twentyWrongCodesOfADayAreCompared() throws Exception {
        String login = freshEmail();
        List<String> requests = Stream.generate(() -> register(0, login).<String>path("id"))
                .limit(5)
                .toList();
        List<Integer> statuses = statuses(i -> enterWrongCode(i, requests.get(i % requests.size())));

        assertEquals(20, Collections.frequency(statuses, 422), statuses::toString);
    }

    @Test
    void thirtyCodesAreSentForAnAccount() throws Exception {
        String token = logIn(0, DEMO).path("accessToken");
        String change = as(token)
                .contentType("application/json")
                .body(Map.of("credential", "EMAIL"))
                .post(url(0, "/account/credential-changes"))
                .path("id");
        as(token)
                .contentType("application/json")
                .body(Map.of("code", first.awaitCode(DEMO)))
                .post(url(0, "/account/credential-changes/" + change + "/current-code"))
                .then()
                .statusCode(200);

        List<Integer> statuses = statuses(i -> as(token)
                .contentType("application/json")
                .body(Map.of("address", freshEmail()))
                .post(url(i, "/account/credential-changes/" + change + "/new-address")));

        assertEquals(29, Collections.frequency(statuses, 200), statuses::toString);
        assertEquals(CALLS - 29, Collections.frequency(statuses, 429), statuses::toString);
    }

    private Response logIn(int replica, String login) {
        Response answer = json(Map.of("login", login, "password", PASSWORD)).post(url(replica, "/sessions"));
        answer.then().statusCode(201);
        return answer;
    }

    private Response password(int replica, String login) {
        return json(Map.of("login", login, "password", "a wrong password, surely"))
                .post(url(replica, "/sessions"));
    }

    private Response requestCode(int replica, String login) {
        return json(Map.of("login", login)).post(url(replica, "/password-resets"));
    }

    private Response register(int replica, String email) {
        return json(Map.of("email", email, "locale", "en")).post(url(replica, "/registrations"));
    }

    /** Without a password, whose strength is judged by few at a time: this is about codes alone. */
    private Response enterWrongCode(int replica, String registration) {
        return json(Map.of(
                        "code",
                        WRONG_CODE,
                        "username",
                        "replica-user",
                        "profile",
                        Map.of("companyName", "Replica"),
                        "agreementVersion",
                        "2026-11"))
                .post(url(replica, "/registrations/" + registration + "/complete"));
    }

    private RequestSpecification json(Map<String, ?> body) {
        return call().contentType("application/json").body(body);
    }

    private RequestSpecification call() {
        return RestAssured.given().header("X-Forwarded-For", network);
    }

    private RequestSpecification as(String token) {
        return call().auth().oauth2(token);
    }

    private List<Integer> statuses(IntFunction<Response> call) throws Exception {
        return atOnce(call).stream().map(Response::statusCode).sorted().toList();
    }

    /** Each replica gets every other call. */
    private static List<Response> atOnce(IntFunction<Response> call) throws Exception {
        AtomicInteger next = new AtomicInteger();
        return AtOnce.times(CALLS, () -> call.apply(next.getAndIncrement()));
    }

    private static String url(int replica, String path) {
        return (replica % 2 == 0 ? first : second).baseUrl() + V1 + path;
    }

    private static String freshEmail() {
        return "replica" + NAMES.incrementAndGet() + "@mail.example";
    }
}
