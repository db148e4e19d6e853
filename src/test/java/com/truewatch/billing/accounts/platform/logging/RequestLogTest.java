package com.truewatch.billing.accounts.platform.logging;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.profile.TalkativeLog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log as production writes it: every line is JSON and belongs to a request, and none names anybody. */
@QuarkusTest
@TestProfile(TalkativeLog.class)
class RequestLogTest {
    private static final String ROUTE = ChangeCalls.PATH + "/{id}";

    @Inject
    TestAccounts accounts;

    @Inject
    LogContext log;

    private TestAccount account;
    private Client holder;

    @BeforeEach
    void logIn() {
        account = accounts.create();
        holder = Client.of(account);
    }

    @Test
    void eachLineOfARequestHasItsIdAndThePseudonymOfItsAccount() {
        String id = "walk-1.a_B-" + UUID.randomUUID();
        UUID unknown = UUID.randomUUID();

        Response answer = holder.request().header(RequestLog.HEADER, id).get(ChangeCalls.PATH + "/" + unknown);

        answer.then().statusCode(404);
        assertEquals(id, answer.header(RequestLog.HEADER));
        Map<String, Object> access = accessLine(id);
        assertEquals(
                Map.of("method", "GET", "route", ROUTE, "status", "404"),
                Map.of("method", access.get("method"), "route", access.get("route"), "status", access.get("status")));
        assertTrue(Integer.parseInt((String) access.get("milliseconds")) >= 0);
        assertEquals(log.pseudonym(account.id()), access.get(LogContext.ACCOUNT));
        // Written by a worker thread.
        JsonPath refused = lines(id).stream()
                .filter(it -> it.getString("message").startsWith("GET " + ROUTE + " refused: not-found"))
                .findFirst()
                .orElseThrow();
        assertEquals(log.pseudonym(account.id()), refused.getString("mdc." + LogContext.ACCOUNT));
    }

    @Test
    void theIdOfAProblemIsThatOfItsRequest() {
        Response answer = Client.anonymous().get("/api/v1/account");

        String id = answer.header(RequestLog.HEADER);
        assertEquals("urn:uuid:" + id, answer.path("instance"));
        assertEquals("401", accessLine(id).get("status"));
        assertNull(accessLine(id).get(LogContext.ACCOUNT));
    }

    @Test
    void aLoginIsTheAccountsThatItOpens() {
        Response answer = Client.tryLogIn(account.email(), TestAccounts.PASSWORD);

        assertEquals(
                log.pseudonym(account.id()),
                accessLine(answer.header(RequestLog.HEADER)).get(LogContext.ACCOUNT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "a;b",
                "\u00e9",
                "<b>",
                "\"",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void anIdThatCouldDoHarmIsReplaced(String given) {
        Response answer = Client.unchecked().header(RequestLog.HEADER, given).get("/.well-known/jwks.json");

        String id = answer.header(RequestLog.HEADER);
        assertNotEquals(given, id);
        assertEquals(id, UUID.fromString(id).toString());
        assertEquals("/.well-known/jwks.json", accessLine(id).get("route"));
    }

    @Test
    void aPathThatNobodyServesIsNotRepeated() {
        String id = Client.unchecked().get("/api/v1/ada@mail.example").header(RequestLog.HEADER);

        assertEquals("-", accessLine(id).get("route"));
    }

    @Test
    void noLineNamesAnybody() {
        Platform.operator()
                .queryParam("query", account.email())
                .get("/api/v1/operator/accounts")
                .then()
                .statusCode(200);
        Platform.operator()
                .get("/api/v1/operator/accounts/" + account.id())
                .then()
                .statusCode(200);
        Platform.service("directory.read")
                .get("/api/v1/directory/usernames/" + account.username())
                .then()
                .statusCode(200);
        Client.tryLogIn(account.phone() + "\r\n\u001b[31mforged\u2028", "wrong")
                .then()
                .statusCode(401);
        String last = holder.request().get("/api/v1/account").header(RequestLog.HEADER);
        accessLine(last);

        for (String line : rawLines()) {
            assertFalse(line.contains(account.id().toString()), line);
            assertFalse(line.contains(account.email()), line);
            assertFalse(line.contains(account.username()), line);
            assertFalse(line.contains(account.phone()), line);
            assertFalse(line.contains("127.0.0.1") && line.contains(LogContext.REQUEST_ID), line);
            assertFalse(line.contains("forged"), line);
            assertTrue(JsonPath.from(line).getString("level") != null, line);
        }
    }

    /** What the line of an answered request says. */
    private static Map<String, Object> accessLine(String id) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> lines(id).stream()
                                .filter(it -> it.getString("loggerName").equals("access"))
                                .toList(),
                        found -> !found.isEmpty())
                .get(0)
                .getMap("mdc");
    }

    private static List<JsonPath> lines(String id) {
        return rawLines().stream()
                .filter(it -> it.contains("\"" + id + "\""))
                .map(JsonPath::from)
                .toList();
    }

    private static List<String> rawLines() {
        try {
            return Files.readAllLines(TalkativeLog.AS_IN_PRODUCTION);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
