package com.truewatch.billing.accounts.platform.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.Wire;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that are no request of HTTP/1.1, or more than one: a problem, and the end of the connection. */
@QuarkusTest
class MalformedRequestsTest {
    private static final String HOST = "Host: localhost\r\n";
    private static final String WEB_SOCKET =
            "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\r\n";
    private static final String JWKS = "GET /.well-known/jwks.json HTTP/1.1\r\n" + HOST;
    private static final String LOGIN =
            "POST /api/v1/sessions HTTP/1.1\r\n" + HOST + "Content-Type: application/json\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n0\r\n\r\n",
                "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} ",
                "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
                "Content-Length: 2, 2\r\n\r\n{}",
                "Content-Length: +2\r\n\r\n{}",
                "Content-Length: -2\r\n\r\n{}",
                "Content-Length: 0x2\r\n\r\n{}",
                "Content-Length: 2 \u00001\r\n\r\n{}",
                "Content-Length:\r\n\r\n{}",
                "Content-Length: 99999999999999999999\r\n\r\n{}",
                "Transfer-Encoding: gzip\r\n\r\n{}",
                "Transfer-Encoding: identity\r\nContent-Length: 2\r\n\r\n{}",
                "Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked;q=1\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding:\r\nContent-Length: 2\r\n\r\n{}"
            })
    void aBodyOfDoubtfulLengthIsRefusedAndNothingAfterItIsARequest(String rest) throws IOException {
        try (Wire wire = Wire.open()) {
            wire.send(LOGIN + rest + JWKS + "\r\n");

            wire.read().assertProblem(400, "invalid-request");
            assertTrue(wire.isEnded());
        }
    }

    @Test
    void aLengthTogetherWithChunksIsRefusedInTheOldVersionToo() throws IOException {
        Wire.exchange("POST /api/v1/sessions HTTP/1.0\r\n" + HOST
                        + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
                .assertProblem(400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n{}\r\n0\r\n\r\n", "-2\r\n{}\r\n0\r\n\r\n", "2\r\n{}x\r\n0\r\n\r\n"})
    void chunksThatAreNoneAreRefused(String chunks) throws IOException {
        try (Wire wire = Wire.open()) {
            wire.send(LOGIN + "Transfer-Encoding: chunked\r\n\r\n" + chunks);

            wire.read().assertProblem(400, "invalid-request");
            assertTrue(wire.isEnded());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET\r\n\r\n",
                "GET /x y HTTP/1.1\r\n" + HOST + "\r\n",
                "GET /.well-known/jwks.json HTTP/9.9\r\n" + HOST + "\r\n",
                "GET /.well-known/jwks.json HTTP/2.0\r\n" + HOST + "\r\n",
                "GET /.well-known/jwks.json HTTP/0.9\r\n" + HOST + "\r\n",
                "GET /.well-known/jwks.json HTTPS/1.1\r\n" + HOST + "\r\n",
                "GET /.well-known/jwks.json\r\n" + HOST + "\r\n",
                "G\u0000T /.well-known/jwks.json HTTP/1.1\r\n" + HOST + "\r\n",
                JWKS + "Bad Name: x\r\n\r\n",
                JWKS + ": x\r\n\r\n",
                JWKS + "X: a\u0000b\r\n\r\n",
                JWKS + "Host: other.example\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "GET /{ HTTP/1.1\r\n" + HOST + "\r\n",
                "GET /[|] HTTP/1.1\r\n" + HOST + "\r\n",
                "GET /.well-known/jwks.json?x={ HTTP/1.1\r\n" + HOST + "\r\n",
                "GET /.well-known/jwks.json?x=[|] HTTP/1.1\r\n" + HOST + "\r\n",
                "GET /.well-known/jwks.json?x=%zz HTTP/1.1\r\n" + HOST + "\r\n",
                "GET /.well-known/jwks.json?x=\u00e9| HTTP/1.1\r\n" + HOST + "\r\n"
            })
    void whatIsNoRequestIsRefused(String bytes) throws IOException {
        Wire.exchange(bytes).assertProblem(400, "invalid-request");
    }

    @Test
    void theAnswerIsOfOurVersion() throws IOException {
        assertEquals(
                "HTTP/1.1", Wire.exchange("GET / HTTP/9.9\r\n" + HOST + "\r\n").version());
        assertEquals(
                "HTTP/1.1", Wire.exchange("GET / HTTPS/1.1\r\n" + HOST + "\r\n").version());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /.well-known/jwks.json HTTP/1.1\r\n\r\n",
                "GET /.well-known/jwks.json HTTP/1.1\r\nHost: a b\r\n\r\n"
            })
    void aRequestForNoHostIsRefused(String bytes) throws IOException {
        Wire.Answer answer = Wire.exchange(bytes).assertProblem(400, "invalid-request");
        assertFalse(answer.body().contains("stack"), answer.body());
    }

    @Test
    void anAddressOrHeadersWithoutEndAreRefused() throws IOException {
        Wire.exchange("GET /api/v1/account?x=" + "x".repeat(9_000) + " HTTP/1.1\r\n" + HOST + "\r\n")
                .assertProblem(414, "uri-too-long");
        Wire.exchange(JWKS + "X: " + "x".repeat(20_000) + "\r\n\r\n").assertProblem(431, "headers-too-large");
        Wire.exchange(JWKS + "X: x\r\n".repeat(5_000) + "\r\n").assertProblem(431, "headers-too-large");
    }

    @Test
    void theRefusalIsInTheReadersLanguage() throws IOException {
        assertTrue(Wire.exchange("GET / HTTP/9.9\r\n" + HOST + "Accept-Language: zh\r\n\r\n")
                .body()
                .contains("\u8bf7\u6c42"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n",
                WEB_SOCKET,
                "Connection: Upgrade\r\nUpgrade: TLS/1.0\r\n\r\n"
            })
    void nobodyGetsAnotherProtocol(String upgrade) throws IOException {
        assertEquals(200, Wire.exchange(JWKS + upgrade).status());
    }

    @Test
    void severalRequestsInOneGoAreAnsweredInTurn() throws IOException {
        try (Wire wire = Wire.open()) {
            wire.send(
                    JWKS + "\r\n" + LOGIN + "Content-Length: 2\r\n\r\n{}" + JWKS + "\r\nGET /x HTTP/1.1 oops\r\n\r\n");

            assertEquals(200, wire.read().status());
            assertEquals(400, wire.read().status());
            assertEquals(200, wire.read().status());
            wire.read().assertProblem(400, "invalid-request");
            assertTrue(wire.isEnded());
        }
    }
}
