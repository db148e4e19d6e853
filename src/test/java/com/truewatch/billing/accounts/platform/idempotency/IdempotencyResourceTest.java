package com.truewatch.billing.accounts.platform.idempotency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.idempotency.answer.StoredAnswer;
import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.ClosureCalls;
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
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
    Codes sent;

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
        void atTheSamePathInAnotherSpellingIsTheSameCall() {
            UUID change = begun();
            String wrong = Codes.otherThan(codes.current(change));
            Response first = refused(422, "code-incorrect", currentCode(key, change, wrong));

            for (String spelling : List.of(
                    "/" + change.toString().toUpperCase(Locale.ROOT) + "/current-code",
                    "/" + change.toString().replaceFirst("-", "%2D") + "/current-code",
                    "/" + change + "/current-code/",
                    "/" + change + "/current%2Dcode")) {
                HttpResponse<String> repeat = Raw.send(
                        "POST",
                        ChangeCalls.PATH + spelling,
                        ("{\"code\":\"" + wrong + "\"}").getBytes(StandardCharsets.UTF_8),
                        headers("application/json"));
                if (repeat.statusCode() != 404) {
                    assertEquals(first.asString(), repeat.body(), spelling);
                }
            }
            assertEquals(
                    3,
                    refused(422, "code-incorrect", currentCode(another(key), change, wrong))
                            .<Integer>path("attemptsLeft"));
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

    /** As a power cut leaves it, what a call did and its answer are both there, or neither is. */
    @Nested
    class WhatACallDoes {
        @Test
        void isUndoneWhereItsAnswerCannotBeKept() {
            database.execute(
                    "alter table idempotent_request add constraint none_kept check (answer is null) not valid");
            try {
                assertEquals(
                        500,
                        keyed(holder.uncheckedRequest(), key)
                                .contentType("application/json")
                                .body(EMAIL)
                                .post(ChangeCalls.PATH)
                                .statusCode());
                assertEquals(
                        500,
                        createAccount(Client.unchecked().contentType("application/json"), TestAccounts.freshEmail())
                                .statusCode());
            } finally {
                database.execute("alter table idempotent_request drop constraint none_kept");
            }
            assertEquals(0, countOf("credential_change"));
            assertEquals(0, countOf("message"));

            start(key).then().statusCode(201);
            createAccount(Client.anonymous(), TestAccounts.freshEmail()).then().statusCode(201);
        }

        @Test
        void isUndoneWhereAnotherHasTakenItOver() {
            UUID change = begun();
            String code = codes.current(change);
            database.execute("""
                    create function take_over() returns trigger language plpgsql as $$ begin
                        update idempotent_request set run = gen_random_uuid() where caller = new.account_id::text;
                        return new; end $$""");
            database.execute(
                    "create trigger take_over after update on credential_change for each row execute function take_over()");
            try {
                refused(409, "request-in-progress", currentCode(key, change, code));
            } finally {
                database.execute("drop trigger take_over on credential_change");
                database.execute("drop function take_over()");
            }
            assertEquals(
                    "CURRENT_CODE_SENT", database.value("select state from credential_change where id = ?", change));
        }

        @Test
        void staysWhereTheAnswerIsARefusal() {
            UUID change = begun();
            currentCode(another(key), change, codes.current(change)).then().statusCode(200);
            String taken = accounts.create().email();
            post(null, "/" + change + "/new-address", Map.of("address", taken))
                    .then()
                    .statusCode(200);
            Map<String, String> code = Map.of("code", codes.next(change));

            Response first = refused(409, "address-unavailable", post(key, "/" + change + "/new-code", code));

            assertSameAnswer(first, post(key, "/" + change + "/new-code", code));
            assertEquals(
                    "CURRENT_VERIFIED", ChangeCalls.of(holder, change).get().path("state"));
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

    /** What the header is for: the client has asked, and is gone before the answer. */
    @Nested
    class ALostConnection {
        private static final int CUTS = 24;

        @Test
        void doesNotLoseTheAnswer() throws Exception {
            long seed = System.nanoTime();
            Random random = new Random(seed);
            for (int cut = 0; cut < CUTS; cut++) {
                String text = key + "-" + cut;
                int changes = countOf("credential_change");
                sendAndLeave(text, "", EMAIL, random);

                Response repeat = start(text);

                String message = "seed " + seed + ", cut " + cut + ": " + repeat.asString();
                assertEquals(201, repeat.statusCode(), message);
                assertSameAnswer(repeat, start(text));
                assertEquals(changes + 1, countOf("credential_change"), message);
            }
        }

        @Test
        void doesNotCountAWrongCodeTwice() throws Exception {
            Random random = new Random();
            for (int cut = 0; cut < CUTS / 4; cut++) {
                UUID change = begun();
                String path = "/" + change + "/current-code";
                Map<String, String> wrong = Map.of("code", Codes.otherThan(codes.current(change)));
                String text = key + "-" + cut;
                sendAndLeave(text, path, wrong, random);

                Response repeat = post(text, path, wrong);

                assertEquals(4, refused(422, "code-incorrect", repeat).<Integer>path("attemptsLeft"));
                assertSameAnswer(repeat, post(text, path, wrong));
            }
        }

        /** A reset in every second case, a close in the others; never before the request is out. */
        private void sendAndLeave(String text, String path, Map<String, String> body, Random random) throws Exception {
            String json = body.entrySet().stream()
                    .map(it -> "\"" + it.getKey() + "\":\"" + it.getValue() + "\"")
                    .collect(Collectors.joining(",", "{", "}"));
            String request = "POST " + ChangeCalls.PATH + path + " HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: application/json\r\nAuthorization: Bearer " + holder.accessToken()
                    + "\r\nIdempotency-Key: " + text + "\r\nContent-Length: " + json.length() + "\r\n\r\n" + json;
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                Thread.sleep(5 + random.nextInt(26));
                socket.setSoLinger(random.nextBoolean(), 0);
            }
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

        @Test
        void doesNotTellWhatWasAnswered() {
            String email = TestAccounts.freshEmail();
            Response made = createAccount(Client.anonymous(), email);
            made.then().statusCode(201);
            holder.request().header("Idempotency-Key", key).body(EMAIL).post(ChangeCalls.PATH);

            String rows = database.copyOf("idempotent_request");

            assertFalse(rows.contains(email), rows);
            assertFalse(rows.contains("Acme"), rows);
            assertFalse(rows.contains("maskedAddress"), rows);
        }

        @Test
        void tellsNothingOfAnAccountThatIsClosed() {
            String email = TestAccounts.freshEmail();
            String id = createAccount(Client.anonymous(), email).path("id");
            String freeze = "freeze " + id;
            act(freeze, id, "freeze").then().statusCode(200);
            act("unfreeze " + id, id, "unfreeze").then().statusCode(200);
            createAccount(Client.anonymous(), email).then().statusCode(201);

            database.execute(
                    "update account set password_hash = (select password_hash from account where id = ?) where id = cast(? as uuid)",
                    account.id(),
                    id);
            ClosureCalls closure = ClosureCalls.by(Client.logIn(email));
            closure.request().then().statusCode(202);
            closure.confirm(sent.awaitFirst(email)).then().statusCode(204);

            assertEquals(
                    0,
                    database.count(
                            "select count(*) from idempotent_request where answer is not null and ? = any(mentions)",
                            UUID.fromString(id)));
            refused(404, "not-found", createAccount(Client.anonymous(), email));
            refused(404, "not-found", act(freeze, id, "freeze"));
            assertEquals(
                    0, database.count("select count(*) from account where email = ?", email), "nor is it made anew");
        }

        private Response act(String text, String id, String act) {
            return Platform.operator("freeze")
                    .header("Idempotency-Key", text)
                    .body(Map.of("reason", "Reported stolen"))
                    .post("/api/v1/operator/accounts/" + id + "/" + act);
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

    private Response createAccount(RequestSpecification request, String email) {
        return request.auth()
                .oauth2(Platform.serviceToken("accounts.create"))
                .header("Idempotency-Key", key)
                .body(Map.of(
                        "username",
                        "c" + key.substring(0, 20),
                        "email",
                        email,
                        "profile",
                        Map.of("companyName", "Acme"),
                        "agreementVersion",
                        "2026-11"))
                .post("/api/v1/directory/accounts");
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
