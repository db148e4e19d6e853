package com.truewatch.billing.accounts.platform.idempotency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Codes;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.Raw;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import com.truewatch.billing.accounts.verification.CodePolicy;
import com.truewatch.billing.accounts.verification.DerivedCodes;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that lost an answer asks again, and nothing is done twice. */
@QuarkusTest
class IdempotencyResourceTest {
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Map<String, String> EMAIL = Map.of("credential", "EMAIL");

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    @Inject
    DataSource dataSource;

    @Inject
    DerivedCodes codes;

    @Inject
    IdempotencyService service;

    private final String key = UUID.randomUUID().toString();
    private TestAccount account;
    private Client holder;

    @BeforeEach
    void logIn() {
        account = accounts.create();
        holder = Client.of(account);
    }

    @Nested
    class ARepeat {
        @Test
        void ofAStartBeginsNoSecondChange() {
            Response first = start(key);
            first.then().statusCode(201);
            assertNull(first.header("Idempotency-Replayed"));

            assertSameAnswer(first, start(key));

            assertEquals(1, countOf("credential_change"));
            assertEquals(1, countOf("message"));
        }

        @Test
        void ofAWrongCodeIsCountedOnce() {
            UUID change = begun();
            String wrong = Codes.otherThan(codes.current(change));

            Response first = currentCode(key, change, wrong);
            assertEquals(4, refused(422, "code-incorrect", first).<Integer>path("attemptsLeft"));
            assertSameAnswer(first, currentCode(key, change, wrong));
            assertSameAnswer(first, currentCode(key, change, wrong));

            assertEquals(
                    3,
                    refused(422, "code-incorrect", currentCode(another(key), change, wrong))
                            .<Integer>path("attemptsLeft"));
        }

        @Test
        void ofARightCodeIsAnsweredAsTheFirst() {
            UUID change = begun();
            String current = codes.current(change);
            assertSameAnswer(currentCode(key, change, current), currentCode(key, change, current));
            String email = TestAccounts.freshEmail();
            post(null, "/" + change + "/new-address", Map.of("address", email))
                    .then()
                    .statusCode(200);
            Map<String, String> code = Map.of("code", codes.next(change));

            Response first = post(key, "/" + change + "/new-code", code);
            first.then().statusCode(200);
            assertEquals("COMPLETED", first.path("state"));
            assertSameAnswer(first, post(key, "/" + change + "/new-code", code));

            assertEquals(1, database.eventsOf(account.id()).size());
            assertEquals(409, post(null, "/" + change + "/new-code", code).statusCode());
        }

        @Test
        void ofACallWithoutABodySendsOneCode() {
            UUID change = begun();
            clock.advance(CodePolicy.RESEND_PAUSE);

            Response first = resend(key, change);
            first.then().statusCode(200);
            assertSameAnswer(first, resend(key, change));

            assertEquals(2, countOf("message"));
        }

        @Test
        void fromAnotherSessionOfTheHolderIsTheSameCallersRepeat() {
            Response first = start(key);
            holder = Client.of(account);

            assertSameAnswer(first, start(key));
        }

        @Test
        void isAnsweredFor24HoursAndRunsAnewAfterwards() {
            Response first = start(key);
            for (int i = 0; i < 2; i++) {
                clock.advance(IdempotentRequest.LIFETIME.dividedBy(2));
                holder = holder.refreshed();
            }
            assertSameAnswer(first, start(key));

            clock.advance(MILLISECOND);
            Response anew = start(key);

            anew.then().statusCode(201);
            assertNotEquals(first.<String>path("id"), anew.path("id"));
            assertSameAnswer(anew, start(key));
        }
    }

    @Nested
    class TheSameKey {
        @Test
        void withAnotherBodyIsRefused() {
            start(key).then().statusCode(201);

            refused(422, "idempotency-key-reused", post(key, "", Map.of("credential", "PHONE")));
            refused(422, "idempotency-key-reused", post(key, "", Map.of("credential", "PHONE", "code", "123456")));

            assertEquals(1, countOf("credential_change"));
        }

        @Test
        void ofAnotherHolderIsAnotherCall() {
            Response first = start(key);
            account = accounts.create();
            holder = Client.of(account);

            Response other = start(key);

            other.then().statusCode(201);
            assertNotEquals(first.<String>path("id"), other.path("id"));
            assertEquals(1, countOf("credential_change"));
        }

        @Test
        void atAnotherPathIsAnotherCall() {
            UUID one = begun();
            UUID other = UUID.fromString(
                    post(null, "", Map.of("credential", "PHONE")).path("id"));
            String wrong = wrongForBoth(one, other);

            refused(422, "code-incorrect", currentCode(key, one, wrong));

            assertNull(currentCode(key, other, wrong).header("Idempotency-Replayed"));
        }

        @Test
        void twentyTimesAtOnceRunsOnce() throws Exception {
            List<Response> answers = AtOnce.times(
                    20,
                    () -> keyed(holder.uncheckedRequest(), key)
                            .contentType("application/json")
                            .body(EMAIL)
                            .post(ChangeCalls.PATH));

            Set<String> bodies = new HashSet<>();
            for (Response answer : answers) {
                if (answer.statusCode() == 201) {
                    bodies.add(answer.asString());
                } else {
                    refused(409, "request-in-progress", answer);
                }
            }
            assertEquals(1, bodies.size());
            assertEquals(1, countOf("credential_change"));
            assertEquals(1, countOf("message"));
            assertTrue(bodies.contains(start(key).asString()));
        }
    }

    @Nested
    class AnAnswerThatSaysNothingOfTheNext {
        @Test
        void isNotKeptWhenItCameTooEarly() {
            UUID change = begun();
            refused(429, "too-many-requests", resend(key, change));
            assertNothingKept();

            clock.advance(CodePolicy.RESEND_PAUSE);

            resend(key, change).then().statusCode(200);
        }

        @Test
        void isNotKeptWhenTheBodyWasOfAnotherKindOrTooLarge() {
            byte[] large = new byte[64 * 1024 + 1];

            Raw.assertProblem(send(large, "application/json"), 413, "payload-too-large");
            Raw.assertProblem(
                    Raw.sendChunked("POST", ChangeCalls.PATH, large, headers("application/json")),
                    413,
                    "payload-too-large");
            Raw.assertProblem(
                    send("credential=EMAIL".getBytes(StandardCharsets.UTF_8), "text/plain"),
                    415,
                    "unsupported-media-type");
            assertNothingKept();

            start(key).then().statusCode(201);
        }

        @Test
        void isNotKeptWhenTheServiceFailed() throws SQLException {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement lock =
                            connection.prepareStatement("select 1 from account where id = ? for update")) {
                connection.setAutoCommit(false);
                lock.setObject(1, account.id());
                lock.execute();
                refused(503, "unavailable", start(key));
                connection.rollback();
                connection.setAutoCommit(true);
            }
            assertNothingKept();

            start(key).then().statusCode(201);
        }

        @Test
        void isNotKeptForACallerWhoIsRefused() {
            String[] forged = {"Content-Type", "application/json", "Authorization", "Bearer x", "Idempotency-Key", key};
            byte[] body = "{\"credential\":\"EMAIL\"}".getBytes(StandardCharsets.UTF_8);
            int before = database.count("select count(*) from idempotent_request");

            Raw.assertProblem(Raw.send("POST", ChangeCalls.PATH, body, forged), 401, "authentication-required");
            holder.request().delete("/api/v1/sessions/current").then().statusCode(204);
            refused(401, "session-ended", start(key));

            assertEquals(before, database.count("select count(*) from idempotent_request"));
        }
    }

    @Nested
    class ARefusalThatStands {
        @Test
        void isKept() {
            Response first = unreadable();
            refused(400, "invalid-request", first);

            assertSameAnswer(first, unreadable());
        }

        @Test
        void isKeptInTheLanguageOfTheFirstCall() {
            Map<String, String> body = Map.of("code", "000000");
            String path = "/" + UUID.randomUUID() + "/current-code";
            Response first = keyed(holder.request(), key)
                    .header("Accept-Language", "zh")
                    .body(body)
                    .post(ChangeCalls.PATH + path);
            refused(404, "not-found", first);

            assertSameAnswer(first, post(key, path, body));
        }

        private Response unreadable() {
            return keyed(holder.uncheckedRequest(), key)
                    .contentType("application/json")
                    .body("{\"credential\":\"EMAIL\",\"credential\":\"EMAIL\"}")
                    .post(ChangeCalls.PATH);
        }
    }

    @Nested
    class AnOperator {
        private final String path = "/api/v1/operator/accounts/";

        @Test
        void whoRepeatsAFreezeFreezesOnce() {
            Response first = freeze(Platform.operator("freeze"));
            Response again = freeze(Platform.operator("freeze"));

            assertEquals(200, first.statusCode());
            assertEquals(first.asString(), again.asString());
            assertEquals(1, countOf("operator_act"));
        }

        @Test
        void withoutTheRightNeverReachesTheStore() {
            int before = database.count("select count(*) from idempotent_request");

            assertEquals(403, freeze(Platform.operator("audit")).statusCode());
            assertEquals(before, database.count("select count(*) from idempotent_request"));
        }

        private Response freeze(RequestSpecification operator) {
            return operator.header("Idempotency-Key", "freeze " + account.id())
                    .body(Map.of("reason", "Reported stolen"))
                    .post(path + account.id() + "/freeze");
        }
    }

    @Nested
    class AFirstCallThatDied {
        @Test
        void isInProgressForAMinuteAndThenTakenOver() {
            Response first = start(key);
            dieBeforeTheAnswerIsKept();

            refused(409, "request-in-progress", start(key));
            clock.advance(IdempotentRequest.LONGEST_RUN.minus(MILLISECOND));
            refused(409, "request-in-progress", start(key));
            refused(422, "idempotency-key-reused", post(key, "", Map.of("credential", "PHONE")));
            clock.advance(MILLISECOND);

            Response second = start(key);
            second.then().statusCode(201);
            assertNotEquals(first.<String>path("id"), second.path("id"));
            assertSameAnswer(second, start(key));
        }

        @Test
        void isTakenOverOnce() throws Exception {
            start(key);
            dieBeforeTheAnswerIsKept();
            clock.advance(IdempotentRequest.LONGEST_RUN);

            AtOnce.times(
                    10,
                    () -> keyed(holder.uncheckedRequest(), key)
                            .contentType("application/json")
                            .body(EMAIL)
                            .post(ChangeCalls.PATH));

            assertEquals(2, countOf("credential_change"));
        }

        @Test
        void andAnswersAfterAllIsNotHeard() {
            RequestId request = new RequestId(account.id().toString(), "/somewhere", key);
            Claim.Won slow = (Claim.Won) service.claim(request, new byte[0]);
            clock.advance(IdempotentRequest.LONGEST_RUN);
            Claim.Won next = (Claim.Won) service.claim(request, new byte[0]);

            service.keep(slow, new StoredAnswer(200, Map.of(), "\"slow\""));
            service.forget(slow);
            service.keep(next, new StoredAnswer(200, Map.of(), "\"next\""));
            service.forget(next);

            Claim.Answered repeat = (Claim.Answered) service.claim(request, new byte[0]);
            assertEquals("\"next\"", repeat.answer().body());
        }
    }

    @Nested
    class AKey {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "a\tb",
                    "0123456789012345678901234567890123456789012345678901234567890123456789",
                    "01234567890123456789012345678901234567890123456789012345678901234"
                })
        void thatIsNoneIsRefusedWithItsPlace(String text) {
            String[] headers = {
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + holder.accessToken(),
                "Idempotency-Key",
                text
            };
            HttpResponse<String> answer = Raw.send(
                    "POST", ChangeCalls.PATH, "{\"credential\":\"EMAIL\"}".getBytes(StandardCharsets.UTF_8), headers);

            Raw.assertViolation(answer, "/Idempotency-Key");
            assertEquals(0, countOf("credential_change"));
            assertNothingKept();
        }

        @Test
        void givenTwiceIsRefused() {
            Response answer = holder.uncheckedRequest()
                    .contentType("application/json")
                    .header("Idempotency-Key", "one", "two")
                    .body(EMAIL)
                    .post(ChangeCalls.PATH);

            refused(400, "invalid-request", answer);
            assertNothingKept();
        }

        @ParameterizedTest
        @ValueSource(strings = {"!", "a ~", "0123456789012345678901234567890123456789012345678901234567890123"})
        void ofPrintableCharactersIsTaken(String text) {
            assertSameAnswer(start(text), start(text));
        }

        @Test
        void isIgnoredWhereNothingIsPosted() {
            UUID change = begun();
            for (int i = 0; i < 2; i++) {
                keyed(holder.uncheckedRequest(), key)
                        .get("/api/v1/account")
                        .then()
                        .statusCode(200);
                keyed(holder.uncheckedRequest(), key)
                        .contentType("application/json")
                        .body(Map.of("description", "Anvils " + i))
                        .patch("/api/v1/account/profile")
                        .then()
                        .statusCode(200);
                keyed(holder.uncheckedRequest(), key)
                        .delete(ChangeCalls.PATH + "/" + change)
                        .then()
                        .statusCode(204);
            }
            assertNothingKept();
        }

        @Test
        void isIgnoredWhereTheAnswerHasTokens() {
            Set<String> tokens = new HashSet<>();
            for (String text : List.of(key, key, "\t")) {
                tokens.add(keyed(Client.unchecked(), text)
                        .contentType("application/json")
                        .body(Map.of("login", account.username(), "password", TestAccounts.PASSWORD))
                        .post("/api/v1/sessions")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("accessToken"));
            }

            assertEquals(3, tokens.size());
            assertEquals(0, database.count("select count(*) from idempotent_request where idempotency_key = ?", key));
        }

        @Test
        void isIgnoredAtAPathThatNoOperationHas() {
            for (String path : List.of("/x%00y/resend", "/" + "x".repeat(3000) + "/resend")) {
                HttpResponse<String> answer = Raw.send("POST", ChangeCalls.PATH + path, headers("application/json"));

                Raw.assertProblem(answer, 404, "not-found");
            }
        }
    }

    @Nested
    class ACopyOfTheDatabase {
        @Test
        void doesNotTellWhichCodeWasEntered() {
            UUID change = begun();
            Map<String, String> first = Map.of("code", "000000");
            String path = "/" + change + "/current-code";
            post(key, path, first);
            String stored = tag();
            database.execute(
                    "delete from idempotent_request where caller = ?",
                    account.id().toString());
            UUID other = begun();
            post(key, "/" + other + "/current-code", first);

            assertEquals(stored, tag(), "the same under the same key");
            assertNotEquals(sha256("{\"code\":\"000000\"}"), stored, "no hash that six digits can be tried against");
        }

        private String tag() {
            return database.value(
                    "select encode(body_tag, 'hex') from idempotent_request where caller = ?",
                    account.id().toString());
        }

        private String sha256(String text) {
            return database.value("select encode(sha256(convert_to(?, 'UTF8')), 'hex')", text);
        }
    }

    private UUID begun() {
        return UUID.fromString(post(null, "", EMAIL).path("id"));
    }

    private Response start(String text) {
        return post(text, "", EMAIL);
    }

    private Response currentCode(String text, UUID change, String code) {
        return post(text, "/" + change + "/current-code", Map.of("code", code));
    }

    private Response resend(String text, UUID change) {
        return keyed(holder.request(), text).post(ChangeCalls.PATH + "/" + change + "/resend");
    }

    private Response post(@Nullable String text, String path, Map<String, String> body) {
        return keyed(holder.request(), text).body(body).post(ChangeCalls.PATH + path);
    }

    private HttpResponse<String> send(byte[] body, String type) {
        return Raw.send("POST", ChangeCalls.PATH, body, headers(type));
    }

    private String[] headers(String type) {
        return new String[] {
            "Content-Type", type, "Authorization", "Bearer " + holder.accessToken(), Api.IDEMPOTENCY_KEY, key
        };
    }

    private static RequestSpecification keyed(RequestSpecification request, @Nullable String text) {
        return text == null ? request : request.header(Api.IDEMPOTENCY_KEY, text);
    }

    private String wrongForBoth(UUID one, UUID other) {
        Set<String> right = Set.of(codes.current(one), codes.current(other));
        return List.of("000000", "000001", "000002").stream()
                .filter(it -> !right.contains(it))
                .findFirst()
                .orElseThrow();
    }

    private static String another(String text) {
        return text + "-2";
    }

    /** As a power cut leaves it: the call was done, its answer was not written down. */
    private void dieBeforeTheAnswerIsKept() {
        database.execute(
                "update idempotent_request set status = null, headers = null, body = null where caller = ?",
                account.id().toString());
    }

    private int countOf(String table) {
        return database.count("select count(*) from " + table + " where account_id = ?", account.id());
    }

    private void assertNothingKept() {
        assertEquals(
                0,
                database.count(
                        "select count(*) from idempotent_request where caller = ?",
                        account.id().toString()));
    }

    private static void assertSameAnswer(Response first, Response repeat) {
        assertEquals(first.statusCode(), repeat.statusCode(), repeat::asString);
        assertEquals(first.asString(), repeat.asString());
        for (String header : List.of("Content-Type", "Location", "ETag", "Retry-After", "Cache-Control")) {
            assertEquals(first.header(header), repeat.header(header), header);
        }
        assertEquals("true", repeat.header("Idempotency-Replayed"));
    }

    private static Response refused(int status, String problem, Response answer) {
        assertEquals(status, answer.statusCode(), answer::asString);
        assertEquals("/problems/" + problem, answer.path("type"));
        return answer;
    }
}
