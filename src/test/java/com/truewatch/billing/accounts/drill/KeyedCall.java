package com.truewatch.billing.accounts.drill;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The making of one account under an {@code Idempotency-Key}, asked for again until it is answered. */
final class KeyedCall {
    private static final String PATH = "/directory/accounts";
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final int PAUSE_MS = 300;

    private final Api api;
    private final String token;
    private final String key = UUID.randomUUID().toString();

    KeyedCall(Api api, String token) {
        this.api = api;
        this.token = token;
    }

    String username() {
        return "k" + key.replace("-", "").substring(0, 24);
    }

    String email() {
        return username() + "@example.com";
    }

    Answer send(String kind) {
        Map<String, String> headers = new HashMap<>(Api.bearer(token));
        headers.put("Idempotency-Key", key);
        return api.post(kind, PATH, headers, body());
    }

    /** Sends it to this port, and is gone after so many milliseconds, with a reset or without. */
    void cut(int port, int afterMs, boolean reset) throws IOException, InterruptedException {
        String json = Api.text(body());
        String request = "POST /api/v1" + PATH + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + token + "\r\nIdempotency-Key: " + key + "\r\nContent-Length: "
                + json.length() + "\r\n\r\n" + json;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            TimeUnit.MILLISECONDS.sleep(afterMs);
            socket.setSoLinger(reset, 0);
        }
    }

    /** Asks until it is told anything but to come again. */
    Answer settle(String kind) throws InterruptedException {
        Instant end = Instant.now().plus(LONGEST);
        Answer answer = send(kind);
        while ((answer.isDoubtful() || answer.isProblem("request-in-progress"))
                && Instant.now().isBefore(end)) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            answer = send(kind);
        }
        return answer;
    }

    private Map<String, ?> body() {
        return Map.of(
                "username", username(),
                "email", email(),
                "profile", Map.of("companyName", "Acme"),
                "agreementVersion", "2026-11");
    }
}
