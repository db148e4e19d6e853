package com.truewatch.billing.accounts.directory;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.activity.EventQuery;
import com.truewatch.billing.accounts.activity.EventType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.activity.LongPolls;
import com.truewatch.billing.accounts.platform.security.token.Scopes;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.TestClock;
import com.truewatch.billing.accounts.testing.Wire;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Readers who wait for what they have not read yet. What they read is narrowed to the account of the test. */
@QuarkusTest
class LongPollTest {
    private static final String EVENTS = "/api/v1/directory/events";
    private static final String BATCH = "application/cloudevents-batch+json";

    /** No other test tells of them while this one runs. */
    private static final String TYPES = "&types=workspace.locked,workspace.unlocked";

    private static final Duration LOOKS = Duration.ofMillis(600);

    /** More than there are workers and connections. */
    private static final int MANY = 300;

    @Inject
    TestClock clock;

    @Inject
    Journal journal;

    @Inject
    LongPolls polls;

    @Inject
    EntityManager entities;

    @Inject
    MeterRegistry metrics;

    private final HttpClient http = HttpClient.newHttpClient();
    private final UUID account = UUID.randomUUID();
    private String token;
    private String begin;

    @BeforeEach
    void theEndOfTheFeed() {
        token = Platform.serviceToken(Scopes.EVENTS_READ);
        begin = end();
    }

    /** Nobody is left who waits. */
    @AfterEach
    void theEndOfEveryWait() {
        clock.advance(Duration.ofSeconds(60));
        awaitWaiting(0);
    }

    @Test
    void isAnsweredAsSoonAsThereIsAnEvent() throws Exception {
        CompletableFuture<HttpResponse<String>> poll = poll(begin + TYPES, "wait=30");
        awaitWaiting(1);
        long told = System.nanoTime();
        tell(EventType.WORKSPACE_LOCKED);

        HttpResponse<String> answer = poll.get();
        assertTrue(Duration.ofNanos(System.nanoTime() - told).toMillis() < 1000);
        assertEquals(200, answer.statusCode());
        assertEquals(Optional.of("wait=30"), answer.headers().firstValue("Preference-Applied"));
        assertEquals(Optional.of("no-store"), answer.headers().firstValue("Cache-Control"));
        JsonPath slice = JsonPath.from(answer.body());
        assertEquals(List.of("workspace.locked"), slice.getList("items.type"));
        assertEquals(List.of(account.toString()), slice.getList("items.data.accountId"));
        read(slice.getString("cursor") + TYPES).then().body("items", empty());
        read(begin + TYPES).then().body("items.type", contains("workspace.locked"));
    }

    @Test
    void isAnsweredAtOnceWhereThereIsAnEvent() {
        tell(EventType.WORKSPACE_LOCKED);

        reader().header("Prefer", "wait=30")
                .get(EVENTS + "?after=" + begin + TYPES)
                .then()
                .statusCode(200)
                .header("Preference-Applied", "wait=30")
                .body("items.type", contains("workspace.locked"));
    }

    @Test
    void isAnsweredWithNothingAtTheEndOfItsTime() throws Exception {
        CompletableFuture<HttpResponse<String>> poll = poll(begin + TYPES, "wait=30");
        awaitWaiting(1);
        clock.advance(Duration.ofSeconds(30).minusMillis(1));
        assertStillWaits(poll);
        clock.advance(Duration.ofMillis(1));

        JsonPath slice = JsonPath.from(poll.get().body());
        assertEquals(List.of(), slice.getList("items"));
        assertEquals(
                Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        clock.instant().atOffset(ZoneOffset.UTC))),
                poll.get().headers().firstValue("Date"));
        read(slice.getString("cursor")).then().statusCode(200);
    }

    @Test
    void waitsNoLongerThanAMinute() throws Exception {
        CompletableFuture<HttpResponse<String>> poll = poll(begin + TYPES, "wait=3600");
        awaitWaiting(1);
        clock.advance(Duration.ofSeconds(60).minusMillis(1));
        assertStillWaits(poll);
        clock.advance(Duration.ofMillis(1));

        assertEquals(Optional.of("wait=60"), poll.get().headers().firstValue("Preference-Applied"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait=soon", "wait=-1", "wait", "respond-async", "wait=1.5"})
    void doesNotWaitForWhatItCannotRead(String preference) {
        reader().header("Prefer", preference)
                .get(EVENTS + "?after=" + begin + TYPES)
                .then()
                .statusCode(200)
                .header("Preference-Applied", nullValue())
                .body("items", empty());
    }

    @Test
    void isNotAnsweredForWhatItDidNotAskFor() throws Exception {
        CompletableFuture<HttpResponse<String>> locked = poll(begin + "&types=workspace.locked", "wait=30");
        CompletableFuture<HttpResponse<String>> unlocked = poll(begin + "&types=workspace.unlocked", "wait=30");
        awaitWaiting(2);
        tell(EventType.WORKSPACE_LOCKED);
        locked.get();
        assertStillWaits(unlocked);
        tell(EventType.WORKSPACE_UNLOCKED);

        JsonPath slice = JsonPath.from(unlocked.get().body());
        assertEquals(List.of("workspace.unlocked"), slice.getList("items.type"));
        read(slice.getString("cursor") + TYPES).then().body("items", empty());
    }

    @Test
    void isToldNoMoreThanItsLimitAndGoesOnThere() throws Exception {
        CompletableFuture<HttpResponse<String>> poll = poll(begin + TYPES + "&limit=2", "wait=30");
        awaitWaiting(1);
        tell(EventType.WORKSPACE_LOCKED, EventType.WORKSPACE_UNLOCKED, EventType.WORKSPACE_LOCKED);

        JsonPath slice = JsonPath.from(poll.get().body());
        assertEquals(List.of("workspace.locked", "workspace.unlocked"), slice.getList("items.type"));
        read(slice.getString("cursor") + TYPES).then().body("items.type", contains("workspace.locked"));
    }

    @Test
    void whoLeavesIsForgotten() throws IOException {
        try (Wire wire = Wire.open()) {
            wire.send(request(begin + TYPES));
            awaitWaiting(1);
        }
        awaitWaiting(0);
    }

    @Test
    void manyHoldNeitherWorkersNorConnections() throws IOException {
        List<Wire> wires = new ArrayList<>();
        try {
            for (int i = 0; i < MANY; i++) {
                wires.add(Wire.open().send(request(begin + TYPES)));
            }
            awaitWaiting(MANY);
            reader().get(EVENTS + "?after=" + begin).then().statusCode(200).time(lessThan(2000L));
            tell(EventType.WORKSPACE_LOCKED);
            for (Wire wire : wires) {
                Wire.Answer answer = wire.read();
                assertEquals(200, answer.status(), answer.body());
                JsonArray items = new JsonObject(answer.body()).getJsonArray("items");
                assertEquals(1, items.size());
                assertEquals("workspace.locked", items.getJsonObject(0).getString("type"));
            }
        } finally {
            for (Wire wire : wires) {
                wire.close();
            }
        }
    }

    @Test
    void isAnsweredAtOnceWhereTooManyWait() {
        EventQuery query = EventQuery.of(EventCursor.read(begin), EnumSet.of(EventType.WORKSPACE_LOCKED), 1);
        List<Cancellable> waiting = new ArrayList<>();
        while (polls.hasRoom()) {
            waiting.add(polls.await(query, LongPolls.LONGEST).subscribe().with(answered -> {}));
        }

        reader().header("Prefer", "wait=30")
                .get(EVENTS + "?after=" + begin + TYPES)
                .then()
                .statusCode(200)
                .header("Preference-Applied", nullValue())
                .body("items", empty());
        waiting.forEach(Cancellable::cancel);
        awaitWaiting(0);
    }

    @Test
    void isRefusedBeforeItWaits() {
        assertEquals(401, status(RestAssured.given(), begin));
        assertEquals(403, status(Platform.service(Scopes.DIRECTORY_READ), begin));
        assertEquals(400, status(RestAssured.given().auth().oauth2(token), "e9999999999999"));
        assertEquals(400, status(RestAssured.given().auth().oauth2(token), "now&types=account.unheard-of"));
        assertEquals(400, status(RestAssured.given().auth().oauth2(token), "now&limit=0"));
    }

    @Test
    void nowIsTheEndOfTheFeed() {
        tell(EventType.WORKSPACE_LOCKED);
        Response now = read("now");
        now.then().body("items", empty());
        tell(EventType.WORKSPACE_UNLOCKED);

        read(now.path("cursor") + TYPES).then().body("items.type", contains("workspace.unlocked"));
    }

    @Test
    void nowIsBeforeATransactionThatIsOpen() {
        QuarkusTransaction.begin();
        journal.announce(EventType.WORKSPACE_LOCKED, account, account, 1);
        entities.flush();
        Response now = read("now");
        tell(EventType.WORKSPACE_UNLOCKED);
        Response later = read("now");
        QuarkusTransaction.commit();

        read(now.path("cursor") + TYPES).then().body("items.type", contains("workspace.unlocked", "workspace.locked"));
        read(later.path("cursor") + TYPES).then().body("items.type", contains("workspace.locked"));
    }

    @Test
    void waitsFromNowOn() throws Exception {
        tell(EventType.WORKSPACE_LOCKED);
        CompletableFuture<HttpResponse<String>> poll = poll("now" + TYPES, "wait=30");
        awaitWaiting(1);
        assertStillWaits(poll);
        tell(EventType.WORKSPACE_UNLOCKED);

        assertEquals(
                List.of("workspace.unlocked"), JsonPath.from(poll.get().body()).getList("items.type"));
    }

    @Test
    void aBatchIsTheEventsAloneWithTheCursorInALink() {
        tell(EventType.WORKSPACE_LOCKED, EventType.WORKSPACE_UNLOCKED);

        Response first = reader().accept(BATCH).get(EVENTS + "?after=" + begin + TYPES + "&limit=1");
        first.then()
                .statusCode(200)
                .contentType(startsWith(BATCH))
                .body("$", hasSize(1))
                .body("[0].type", is("workspace.locked"));
        Response second = reader().accept(BATCH).get(next(first));
        second.then().body("type", contains("workspace.unlocked"));
        Response third = reader().accept(BATCH).get(next(second));
        third.then().body("$", empty());
        reader().accept(BATCH).get(next(third)).then().statusCode(200).body("$", empty());
    }

    @Test
    void ourOwnJsonHasTheSameLinkAndIsWhatIsAnsweredToWhomItIsAllTheSame() {
        tell(EventType.WORKSPACE_LOCKED);

        for (String accept : List.of("*/*", "application/*", "application/json", BATCH + ";q=0.5, application/json")) {
            Response answer = reader().accept(accept).get(EVENTS + "?after=" + begin + TYPES);
            answer.then().contentType(startsWith("application/json")).body("items", hasSize(1));
            assertEquals(EVENTS + "?after=" + answer.path("cursor") + "&limit=50" + TYPES, next(answer));
        }
        reader().accept("application/json;q=0.5, " + BATCH)
                .get(EVENTS + "?after=" + begin + TYPES)
                .then()
                .contentType(startsWith(BATCH));
    }

    private CompletableFuture<HttpResponse<String>> poll(String after, String preference) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + RestAssured.port + EVENTS + "?after=" + after))
                .header("Authorization", "Bearer " + token)
                .header("Prefer", preference)
                .timeout(Duration.ofSeconds(20))
                .build();
        return http.sendAsync(request, BodyHandlers.ofString());
    }

    private String request(String after) {
        return "GET " + EVENTS + "?after=" + after + " HTTP/1.1\r\nHost: localhost\r\nPrefer: wait=60\r\n"
                + "Authorization: Bearer " + token + "\r\n\r\n";
    }

    private void tell(EventType... types) {
        QuarkusTransaction.requiringNew().run(() -> {
            for (EventType type : types) {
                journal.announce(type, account, account, 1);
                entities.flush();
            }
        });
    }

    private static void assertStillWaits(CompletableFuture<?> poll) throws InterruptedException {
        await().pollDelay(LOOKS).until(() -> true);
        assertFalse(poll.isDone());
    }

    private void awaitWaiting(int readers) {
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> metrics.get("accounts.events.waiting").gauge().value() == readers);
    }

    private static String next(Response answer) {
        String link = answer.header("Link");
        assertTrue(link.endsWith(">; rel=\"next\""), link);
        return link.substring(1, link.indexOf('>'));
    }

    private static int status(RequestSpecification request, String after) {
        return request.header("Prefer", "wait=60")
                .get(EVENTS + "?after=" + after)
                .statusCode();
    }

    private static String end() {
        return read("now").path("cursor");
    }

    private static Response read(String after) {
        return reader().get(EVENTS + "?after=" + after);
    }

    private static RequestSpecification reader() {
        return Platform.service(Scopes.EVENTS_READ);
    }
}
