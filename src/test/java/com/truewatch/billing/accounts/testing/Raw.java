package com.truewatch.billing.accounts.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends what no honest client would: adds no header of its own, corrects nothing. */
public final class Raw {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();

    private Raw() {}

    /** With a body of known length; {@code headers} are names and values in turn. */
    public static HttpResponse<String> send(String method, String path, byte[] body, String... headers) {
        return send(method, path, BodyPublishers.ofByteArray(body), headers);
    }

    /** Without a body. */
    public static HttpResponse<String> send(String method, String path, String... headers) {
        return send(method, path, BodyPublishers.noBody(), headers);
    }

    /** With a body that does not say how long it is. */
    public static HttpResponse<String> sendChunked(String method, String path, byte[] body, String... headers) {
        return send(method, path, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)), headers);
    }

    /** Refused with this problem, whose answer is complete and tells nothing of our insides. */
    public static void assertProblem(HttpResponse<String> answer, int status, String type) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertIsProblem(answer);
        JsonObject problem = new JsonObject(answer.body());
        assertEquals("/problems/" + type, problem.getString("type"));
        assertEquals(status, problem.getInteger("status"));
    }

    /** Any problem at all, but for a defect of ours. */
    public static void assertIsProblem(HttpResponse<String> answer) {
        String body = answer.body();
        assertTrue(answer.statusCode() >= 400 && answer.statusCode() < 500, () -> answer.statusCode() + " " + body);
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", ""),
                body);
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
        assertFalse(body.contains("Exception") || body.contains("java.") || body.contains("truewatch.billing"), body);
    }

    /** Refused with {@code invalid-request}, and this is the place. */
    public static void assertViolation(HttpResponse<String> answer, String pointer) {
        assertProblem(answer, 400, "invalid-request");
        JsonArray violations = new JsonObject(answer.body()).getJsonArray("violations");
        assertEquals(pointer, violations.getJsonObject(0).getString("pointer"), answer.body());
    }

    private static HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
