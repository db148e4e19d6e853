package com.truewatch.billing.accounts.platform.http.reception;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.Raw;
import com.truewatch.billing.accounts.testing.Wire;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RequestRulesTest {
    private static final String HOST = "Host: localhost\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/v1/account",
                "/api//v1/account",
                "/api/v1/account//",
                "/x/../api/v1/account",
                "/./api/v1/account",
                "/api/v1/./account",
                "/api/v1/account/.",
                "/api/v1/account/..",
                "/api;/v1/account",
                "/api/v1/account;x=y",
                "/%61pi/v1/account",
                "/api/v1/%61ccount",
                "/api%2Fv1/account",
                "/api%2fv1/account",
                "/api%5Cv1/account",
                "/x/%2E%2E/api/v1/account",
                "/x/%2e%2e/api/v1/account",
                "/api/v1/account%00",
                "/api/v1/account%0A",
                "/api/v1/%7E",
                "/q/../api/v1/account",
                "/api/v1/marketplace/../account",
                "/problems/../api/v1/account"
            })
    void aPathHasOneSpelling(String path) throws IOException {
        Wire.exchange("GET " + path + " HTTP/1.1\r\n" + HOST + "\r\n").assertProblem(404, "not-found");
    }

    @Test
    void aLargerBodyIsNotTakenByAnotherSpelling() throws IOException {
        Wire.exchange("POST /api/v1/marketplace/../sessions HTTP/1.1\r\n" + HOST
                        + "Content-Type: application/json\r\nContent-Length: 300000\r\n\r\n")
                .assertProblem(404, "not-found");
    }

    @Test
    void whatMustBeEncodedMayBe() {
        assertTrue(CanonicalPath.is("/"));
        assertTrue(CanonicalPath.is("/api/v1/account/"));
        assertTrue(CanonicalPath.is("/problems/%3Cscript%3E"));
        assertTrue(CanonicalPath.is("/a%20b/%E4%B8%AD@x+y,z:1"));
        assertFalse(CanonicalPath.is(""));
        assertFalse(CanonicalPath.is("*"));
        assertFalse(CanonicalPath.is("/%"));
        assertFalse(CanonicalPath.is("/%4"));
        assertFalse(CanonicalPath.is("/%G0"));
        assertFalse(CanonicalPath.is("/\u00e9"));
        assertTrue(CanonicalPath.is("/" + "%E4".repeat(100_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "PROPFIND", "get", "X-1", "QUERY", "LINK"})
    void aMethodOfNobodyIsRefusedEverywhere(String method) throws IOException {
        for (String path : new String[] {"/api/v1/account", "/api/v1/nothing-here", "/q/metrics", "/"}) {
            Wire.Answer answer = Wire.exchange(method + " " + path + " HTTP/1.1\r\n" + HOST + "\r\n");
            answer.assertProblem(405, "method-not-allowed");
            assertTrue(answer.headers().containsKey("allow"));
        }
    }

    @Test
    void whatHasNoPathIsRefused() throws IOException {
        Wire.exchange("CONNECT localhost:443 HTTP/1.1\r\n" + HOST + "\r\n").assertProblem(405, "method-not-allowed");
        Wire.exchange("OPTIONS * HTTP/1.1\r\n" + HOST + "\r\n").assertProblem(404, "not-found");
        Wire.exchange("GET api/v1/account HTTP/1.1\r\n" + HOST + "\r\n").assertProblem(404, "not-found");
    }

    @Test
    void aTargetInFullIsThatOfItsPath() throws IOException {
        Wire.exchange("GET http://localhost/api/v1/account HTTP/1.1\r\n" + HOST + "\r\n")
                .assertProblem(401, "authentication-required");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/account, 'GET, HEAD, OPTIONS, PATCH'",
        "/api/v1/sessions, 'OPTIONS, POST'",
        "/api/v1/sessions/current, 'DELETE, OPTIONS'",
        "/api/v1/account/sessions, 'DELETE, GET, HEAD, OPTIONS'",
        "/api/v1/account/real-name/documents, 'OPTIONS, POST'",
        "/api/v1/account/cloud-accounts/claim-preview, 'OPTIONS, POST'",
        "/problems/not-found, 'GET, HEAD, OPTIONS'"
    })
    void thePathsOwnMethodsAreListed(String path, String methods) {
        HttpResponse<String> answer = Raw.send("OPTIONS", path);

        assertEquals(204, answer.statusCode());
        assertEquals(methods, answer.headers().firstValue("Allow").orElse(""));
        assertEquals("", answer.body());
    }

    @Test
    void thereAreNoMethodsWhereNothingIs() throws IOException {
        Wire.exchange("OPTIONS /api/v1/nothing-here HTTP/1.1\r\n" + HOST + "\r\n")
                .assertProblem(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ";",
                "json",
                "/",
                "application/",
                "/json",
                "application/json;charset",
                "application/json;\"",
                " , "
            })
    void aTypeThatIsNoneIsNoDefect(String type) throws IOException {
        for (String call : new String[] {"GET /problems/not-found", "GET /api/v1/account", "POST /api/v1/sessions"}) {
            Wire.Answer answer = Wire.exchange(
                    call + " HTTP/1.1\r\n" + HOST + "Content-Length: 0\r\nContent-Type: " + type + "\r\n\r\n");
            assertTrue(answer.status() < 500, type + answer.body());
        }
    }

    @Test
    void aTypeThatCannotBeReadIsUnsupported() throws IOException {
        Wire.exchange("GET /problems/not-found HTTP/1.1\r\n" + HOST + "Content-Type: ;\r\n\r\n")
                .assertProblem(415, "unsupported-media-type");
    }

    @Test
    void aCursorWithoutEndIsAViolation() {
        Raw.assertProblem(
                Raw.send("GET", "/api/v1/account/activity?cursor=" + "x".repeat(5_000)),
                401,
                "authentication-required");
    }
}
