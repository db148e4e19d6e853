package com.truewatch.billing.accounts.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.Raw;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CrossOriginTest {
    /** One call for each way in which an answer can come about. */
    static Stream<List<String>> calls() {
        return Stream.of(
                List.of("200", "GET", "/api/v1/reference/industries"),
                List.of("200", "GET", "/.well-known/jwks.json"),
                List.of("400", "POST", "/api/v1/sessions"),
                List.of("401", "GET", "/api/v1/account"),
                List.of("401", "POST", "/api/v1/sessions/refresh"),
                List.of("404", "GET", "/api/v1/nothing-here"),
                List.of("404", "GET", "/problems/nothing-here"),
                List.of("405", "DELETE", "/api/v1/reference/regions"),
                List.of("413", "PATCH", "/api/v1/account"),
                List.of("415", "POST", "/api/v1/sessions"));
    }

    @Nested
    class AnAllowedPage {
        @ParameterizedTest
        @MethodSource("com.truewatch.billing.accounts.platform.http.CrossOriginTest#calls")
        void readsEveryAnswerErrorsToo(List<String> call) {
            HttpResponse<String> answer = send(call, "http://localhost:5173");

            assertEquals(call.get(0), String.valueOf(answer.statusCode()), answer.body());
            assertEquals(Optional.of("http://localhost:5173"), header(answer, "Access-Control-Allow-Origin"));
            assertEquals(Optional.of("true"), header(answer, "Access-Control-Allow-Credentials"));
            assertEquals(
                    words(
                            "ETag, Location, Link, Retry-After, WWW-Authenticate, Date, RateLimit, RateLimit-Policy, X-Request-Id, "
                                    + "Idempotency-Replayed, Content-Disposition"),
                    words(header(answer, "Access-Control-Expose-Headers").orElse("")));
            assertVariesByOrigin(answer);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/api/v1/account/profile", "/api/v1/sessions/refresh", "/api/v1/nothing-here"})
        void isToldBeforehandWhatItMaySend(String path) {
            HttpResponse<String> answer = preflight(path, "http://localhost:3000");

            assertEquals(204, answer.statusCode());
            assertEquals(Optional.of("http://localhost:3000"), header(answer, "Access-Control-Allow-Origin"));
            assertEquals(Optional.of("true"), header(answer, "Access-Control-Allow-Credentials"));
            assertEquals(
                    words("GET, POST, PUT, PATCH, DELETE"),
                    words(header(answer, "Access-Control-Allow-Methods").orElse("")));
            assertEquals(
                    words(
                            "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, Accept-Language, Prefer, "
                                    + "X-Request-Id, traceparent, tracestate"),
                    words(header(answer, "Access-Control-Allow-Headers").orElse("")));
            assertEquals(Optional.of("7200"), header(answer, "Access-Control-Max-Age"));
            assertVariesByOrigin(answer);
        }
    }

    @Nested
    class AnyOtherPage {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://evil.example",
                    "null",
                    "http://localhost",
                    "http://localhost:517",
                    "http://localhost:51730",
                    "http://localhost:5173.evil.example",
                    "http://localhost:5173/",
                    "http://localhost:5173@evil.example",
                    "http://xlocalhost:5173",
                    "https://localhost:5173",
                    "HTTP://localhost:5173",
                    "http://127.0.0.1:5173",
                    "http://localhost:5173, http://localhost:3000",
                    "*"
                })
        void getsNoLeave(String origin) {
            for (List<String> call : calls().toList()) {
                assertNoLeave(send(call, origin));
            }
            assertNoLeave(preflight("/api/v1/account", origin));
        }

        @ParameterizedTest
        @MethodSource("com.truewatch.billing.accounts.platform.http.CrossOriginTest#calls")
        void andNoPageAtAllNeedsNone(List<String> call) {
            assertNoLeave(Raw.send(call.get(1), call.get(2)));
        }
    }

    private static HttpResponse<String> send(List<String> call, String origin) {
        return switch (call.get(0)) {
            case "400" ->
                Raw.send(
                        call.get(1),
                        call.get(2),
                        "{}".getBytes(StandardCharsets.UTF_8),
                        "Content-Type",
                        "application/json",
                        "Origin",
                        origin);
            case "413" ->
                Raw.send(
                        call.get(1),
                        call.get(2),
                        new byte[70_000],
                        "Content-Type",
                        "application/json",
                        "Origin",
                        origin);
            case "415" ->
                Raw.send(
                        call.get(1),
                        call.get(2),
                        "x".getBytes(StandardCharsets.UTF_8),
                        "Content-Type",
                        "text/plain",
                        "Origin",
                        origin);
            default -> Raw.send(call.get(1), call.get(2), "Origin", origin);
        };
    }

    private static HttpResponse<String> preflight(String path, String origin) {
        return Raw.send(
                "OPTIONS",
                path,
                "Origin",
                origin,
                "Access-Control-Request-Method",
                "PATCH",
                "Access-Control-Request-Headers",
                "authorization,content-type");
    }

    private static void assertNoLeave(HttpResponse<String> answer) {
        Set<String> leave = answer.headers().map().keySet().stream()
                .filter(it -> it.toLowerCase(Locale.ROOT).startsWith("access-control-"))
                .collect(Collectors.toSet());
        assertEquals(Set.of(), leave);
        assertVariesByOrigin(answer);
    }

    private static void assertVariesByOrigin(HttpResponse<String> answer) {
        assertTrue(
                answer.headers().allValues("Vary").stream()
                        .anyMatch(it -> words(it).contains("Origin")),
                () -> answer.statusCode() + " " + answer.headers());
    }

    private static Optional<String> header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name);
    }

    private static Set<String> words(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).collect(Collectors.toCollection(TreeSet::new));
    }
}
