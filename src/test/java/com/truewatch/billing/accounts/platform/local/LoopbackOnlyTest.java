package com.truewatch.billing.accounts.platform.local;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LoopbackOnlyTest {
    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8080", "127.0.0.1", "127.0.0.1:1"})
    void thisMachinesOwnNamesAreAnswered(String host) throws IOException {
        assertTrue(get("Host: " + host).startsWith("HTTP/1.1 200 "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example",
                "Host: evil.example:8080",
                "Host: localhost.evil.example",
                "Host: evil-localhost",
                "Host: 127.0.0.1.evil.example",
                "Host: 127.0.0.2",
                "Host: 0.0.0.0",
                "Host: [::1]",
                "Host: ",
                "Host: localhost@evil.example",
                "Host: evil.example\r\nX-Forwarded-Host: localhost",
                "Host: evil.example\r\nForwarded: host=localhost",
                "X-No-Host: 1"
            })
    void anyOtherNameIsRefused(String headers) throws IOException {
        String answer = get(headers);

        assertTrue(answer.startsWith("HTTP/1.1 403 ") || answer.startsWith("HTTP/1.1 400 "), answer);
        assertFalse(answer.contains("\"keys\""), answer);
        if (answer.startsWith("HTTP/1.1 403 ")) {
            assertTrue(answer.contains("application/problem+json"), answer);
            assertTrue(answer.contains("/problems/forbidden"), answer);
        }
    }

    private static String get(String headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET /.well-known/jwks.json HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
