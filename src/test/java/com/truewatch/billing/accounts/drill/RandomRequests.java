package com.truewatch.billing.accounts.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Requests as they stand on the wire, each character a byte; the same for the same seed but for the token. */
final class RandomRequests {
    private static final List<String> METHODS = List.of(
            "GET", "GET", "GET", "POST", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT", "get",
            "X");
    private static final List<String> ODDITIES = List.of(
            "//",
            "/../",
            "/./",
            ";x=y",
            "%2F",
            "%00",
            "%",
            "%zz",
            "{",
            "[|]",
            "\\",
            "%C0%AF",
            "\u00e9",
            "*",
            " ",
            "?",
            "#",
            "&",
            "=",
            "+",
            "'",
            "\"",
            "<script>",
            "\u0000",
            "\u007f",
            "..;/",
            "%2e%2e/",
            "%u0041",
            "$(id)",
            "😀");
    private static final List<String> VALUES = List.of(
            "x",
            "0198c0de-0000-7000-8000-000000000000",
            "-1",
            "201",
            "null",
            "zh",
            "%E4%B8%AD",
            "a@b.example",
            "PENDING",
            "2026-01-01T00:00:00Z",
            "2026-13-41");
    private static final List<String> HEADERS = List.of(
            "Accept: application/json",
            "Accept: text/html",
            "Accept: image/png",
            "Accept: */*;q=x",
            "Accept: ,;/",
            "Accept-Language: zh",
            "Accept-Language: *;;q",
            "Accept-Encoding: gzip",
            "Content-Type: application/json",
            "Content-Type: text/plain",
            "Content-Type: */*",
            "Content-Type: ;",
            "Content-Type: multipart/form-data; boundary=x",
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Type: application/merge-patch+json",
            "Content-Type: application/json; charset=utf-16",
            "Content-Encoding: gzip",
            "If-Match: \"x\"",
            "If-Match: *",
            "If-None-Match: W/\"x\"",
            "Idempotency-Key: k",
            "Idempotency-Key: ",
            "Origin: http://localhost:5173",
            "Origin: null",
            "Access-Control-Request-Method: PATCH",
            "Cookie: refresh_token=x; device=y",
            "Cookie: ;=;",
            "X-Request-Id: \u00e9",
            "X-Forwarded-For: 1.2.3.4, x",
            "Forwarded: for=x",
            "Range: bytes=0-1",
            "Expect: 100-continue",
            "Expect: x",
            "Upgrade: h2c",
            "Upgrade: websocket",
            "HTTP2-Settings: AAMAAABk",
            "Transfer-Encoding: chunked",
            "Transfer-Encoding: gzip",
            "Content-Length: 5",
            "Content-Length: x",
            "Host: other.example",
            "Authorization: Bearer x",
            "Authorization: Basic eA==",
            "Authorization: ",
            "traceparent: 00-x",
            "Prefer: return=minimal",
            "Last-Event-ID: x",
            "Bad Name: x",
            "NoColon",
            " folded");
    private static final List<String> BODIES = List.of(
            "",
            "{}",
            "[]",
            "null",
            "{",
            "x",
            "{\"login\":\"demo\",\"password\":\"x\"}",
            "{\"credential\":\"EMAIL\"}",
            "{\"locale\":\"zh\"}",
            "{\"code\":\"123456\"}",
            "{\"address\":\"new@mail.example\"}",
            "\u0000\u00ff",
            "{\"companyName\":\"\\ud800\"}",
            "5\r\nhello\r\n0\r\n\r\n",
            "--x\r\n\r\n\r\n--x--\r\n",
            "a=b&c",
            "{\"a\":1e999999999}");

    private final Random random;
    private final List<String> paths = new ArrayList<>();

    RandomRequests(long seed) throws IOException {
        this.random = new Random(seed);
        JsonNode operations = new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("openapi/openapi.yaml").toFile())
                .get("paths");
        operations.fieldNames().forEachRemaining(paths::add);
        paths.addAll(List.of(
                "/",
                "/q/health",
                "/q/health/ready",
                "/q/metrics",
                "/q/openapi",
                "/q/swagger-ui",
                "/q/x",
                "/local",
                "/local/messages",
                "/problems/not-found",
                "/x",
                "*",
                "localhost:443",
                "http://localhost/api/v1/account",
                ""));
    }

    String next(String token) {
        StringBuilder request = new StringBuilder(any(METHODS))
                .append(' ')
                .append(target())
                .append(' ')
                .append(random.nextInt(40) == 0 ? "HTTP/9.9" : "HTTP/1.1")
                .append("\r\n");
        if (random.nextInt(30) != 0) {
            request.append("Host: localhost\r\n");
        }
        if (random.nextBoolean()) {
            request.append("Authorization: Bearer ").append(token).append("\r\n");
        }
        for (int count = random.nextInt(5); count > 0; count--) {
            request.append(any(HEADERS)).append("\r\n");
        }
        String body = random.nextBoolean() ? any(BODIES) : "";
        if (random.nextInt(20) == 0) {
            body = body + "x".repeat(random.nextInt(100_000));
        }
        if (!body.isEmpty() && random.nextInt(10) != 0) {
            request.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        if (!body.isEmpty() && random.nextInt(3) != 0) {
            request.append("Content-Type: application/json\r\n");
        }
        return request.append("\r\n").append(body).toString();
    }

    private String target() {
        StringBuilder target = new StringBuilder(any(paths).replaceAll("\\{[^}]*}", any(VALUES)));
        if (random.nextInt(4) == 0) {
            target.insert(random.nextInt(target.length() + 1), any(ODDITIES));
        }
        if (random.nextInt(3) == 0) {
            target.append('?')
                    .append(any(List.of("limit", "cursor", "query", "state", "day", "at", "x")))
                    .append('=')
                    .append(random.nextBoolean() ? any(VALUES) : any(ODDITIES));
        }
        if (random.nextInt(100) == 0) {
            target.append("x".repeat(random.nextInt(20_000)));
        }
        return target.toString();
    }

    private String any(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
