package com.truewatch.billing.accounts.platform.problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.Raw;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is thrown at an operation is refused with a problem, and nothing comes of it. */
@QuarkusTest
class BadInputTest {
    private static final String CHANGES = "/api/v1/account/credential-changes";

    /** Every operation that reads a body, and a body that it would take. */
    enum Call {
        LOG_IN("POST", "/api/v1/sessions", "{\"login\":\"nobody\",\"password\":\"x\"}"),
        START_CHANGE("POST", CHANGES, "{\"credential\":\"PHONE\"}"),
        CURRENT_CODE("POST", CHANGES + "/{id}/current-code", "{\"code\":\"123456\"}"),
        NEW_ADDRESS("POST", CHANGES + "/{id}/new-address", "{\"address\":\"new@mail.example\"}"),
        NEW_CODE("POST", CHANGES + "/{id}/new-code", "{\"code\":\"123456\"}"),
        PATCH_ACCOUNT("PATCH", "/api/v1/account", "{\"locale\":\"zh\"}"),
        PATCH_PROFILE("PATCH", "/api/v1/account/profile", "{\"companyName\":\"Evil\"}");

        private final String method;
        private final String path;
        private final String body;

        Call(String method, String path, String body) {
            this.method = method;
            this.path = path;
            this.body = body;
        }
    }

    @Inject
    TestAccounts accounts;

    @Inject
    Database database;

    TestAccount account;
    Client holder;
    String change;
    List<String> before;

    @BeforeEach
    void anOpenChange() {
        account = accounts.create();
        holder = Client.of(account);
        change = holder.request()
                .body(Map.of("credential", "EMAIL"))
                .post(CHANGES)
                .path("id");
        before = everything();
    }

    @AfterEach
    void nothingHasChanged() {
        assertEquals(before, everything());
    }

    @Nested
    class ABody {
        @ParameterizedTest
        @EnumSource(Call.class)
        void largerThanAnyNeedIsNotRead(Call call) {
            byte[] flood = ("{\"x\":\"" + "x".repeat(70_000) + "\"}").getBytes(UTF_8);

            Raw.assertProblem(send(call, flood, "Content-Type", "application/json"), 413, "payload-too-large");
            Raw.assertProblem(
                    Raw.sendChunked(call.method, path(call), flood, headers("Content-Type", "application/json")),
                    413,
                    "payload-too-large");
            String padded = call.body.replace("{", "{" + " ".repeat(64 * 1024));
            Raw.assertProblem(
                    Raw.sendChunked(
                            call.method,
                            path(call),
                            padded.getBytes(UTF_8),
                            headers("Content-Type", "application/json")),
                    413,
                    "payload-too-large");
        }

        @ParameterizedTest
        @EnumSource(Call.class)
        void thatIsNoJsonIsRefused(Call call) {
            for (String text : List.of(
                    "",
                    " ",
                    "x",
                    "{",
                    "}",
                    "{]",
                    "{'code':'123456'}",
                    "{\"code\":}",
                    "{\"a\":1,}",
                    "{a:1}",
                    "/* */ {}",
                    "NaN",
                    "code=123456",
                    "\ufeff",
                    "\u0000",
                    call.body.substring(0, call.body.length() - 1),
                    call.body + "x",
                    call.body + "}",
                    call.body + call.body,
                    call.body + ",")) {
                Raw.assertProblem(sendJson(call, text), 400, "invalid-request");
            }
        }

        @ParameterizedTest
        @EnumSource(Call.class)
        void thatIsNoObjectIsRefused(Call call) {
            for (String text : List.of("null", "5", "true", "\"x\"", "[]", "[" + call.body + "]", "1e999999999")) {
                Raw.assertViolation(sendJson(call, text), "");
            }
        }

        @ParameterizedTest
        @EnumSource(Call.class)
        void withAMemberTooManyIsRefusedWithItsName(Call call) {
            for (String member : List.of("nope", "id", "accountId", "constructor")) {
                Raw.assertViolation(sendJson(call, call.body.replace("{", "{\"" + member + "\":\"x\",")), "/" + member);
            }
            Raw.assertViolation(sendJson(call, call.body.replace("{", "{\"a/b~c\":1,")), "/a~1b~0c");
        }

        @ParameterizedTest
        @EnumSource(Call.class)
        void thatSaysAThingTwiceIsRefused(Call call) {
            String twice = call.body.replace("}", "," + call.body.substring(1));

            Raw.assertProblem(sendJson(call, twice), 400, "invalid-request");
        }

        @ParameterizedTest
        @EnumSource(Call.class)
        void nestedDeeperThanTwentyIsRefused(Call call) {
            for (int depth : List.of(20, 21, 1000, 30_000)) {
                Raw.assertProblem(
                        sendJson(call, "{\"x\":" + "[".repeat(depth) + "]".repeat(depth) + "}"),
                        400,
                        "invalid-request");
                Raw.assertProblem(sendJson(call, "[".repeat(depth)), 400, "invalid-request");
            }
        }

        @ParameterizedTest
        @EnumSource(Call.class)
        void ofAnotherKindIsNotRead(Call call) {
            for (String type : List.of(
                    "text/plain",
                    "application/x-www-form-urlencoded",
                    "application/xml",
                    "text/xml",
                    "text/json",
                    "multipart/form-data; boundary=x",
                    "application/octet-stream",
                    "application/jsonx",
                    "application/json; charset=utf-16",
                    "application/json; charset=ISO-8859-1",
                    "application/json;charset=\"UTF-7\"",
                    "json",
                    "/")) {
                Raw.assertProblem(
                        send(call, call.body.getBytes(UTF_8), "Content-Type", type), 415, "unsupported-media-type");
            }
        }

        @ParameterizedTest
        @EnumSource(Call.class)
        void ofNoKindIsNotRead(Call call) {
            Raw.assertProblem(send(call, call.body.getBytes(UTF_8)), 415, "unsupported-media-type");
        }

        @ParameterizedTest
        @EnumSource(Call.class)
        void inAnotherEncodingIsNotRead(Call call) throws IOException {
            ByteArrayOutputStream zipped = new ByteArrayOutputStream();
            try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
                zip.write(call.body.getBytes(UTF_8));
            }
            for (String encoding : List.of("gzip", "deflate", "br", "identity, gzip", "x")) {
                Raw.assertProblem(
                        send(
                                call,
                                zipped.toByteArray(),
                                "Content-Type",
                                "application/json",
                                "Content-Encoding",
                                encoding),
                        415,
                        "unsupported-media-type");
            }
            Raw.assertProblem(
                    send(
                            call,
                            new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'},
                            "Content-Type",
                            "application/json"),
                    400,
                    "invalid-request");
        }

        /** RFC 3629, 3: a lenient reader takes each for the characters that it spells, or mends it. */
        @ParameterizedTest
        @EnumSource(Call.class)
        void thatIsNotUtf8IsRefused(Call call) {
            for (String hex : List.of(
                    "C080",
                    "C181",
                    "C1AF",
                    "E08081",
                    "E09FBF",
                    "F0808081",
                    "F08FBFBF",
                    "EDA080",
                    "EDBFBF",
                    "EDA0BDEDB880",
                    "F4908080",
                    "F7BFBFBF",
                    "F888808080",
                    "FC8480808080",
                    "80",
                    "BF",
                    "C2",
                    "E4B8",
                    "F09F98",
                    "FE",
                    "FF",
                    "00")) {
                Raw.assertProblem(sendJson(call, with(call, HexFormat.of().parseHex(hex))), 400, "invalid-request");
            }
            for (String charset : List.of("UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32BE", "UTF-32LE")) {
                Raw.assertProblem(sendJson(call, call.body.getBytes(Charset.forName(charset))), 400, "invalid-request");
            }
        }

        /** An escape can spell it, and UTF-8 cannot. */
        @ParameterizedTest
        @EnumSource(Call.class)
        void withHalfASurrogatePairIsRefused(Call call) {
            for (String half : List.of("\\ud800", "\\udfff", "\\ude00\\ud83d", "x\\uD83D")) {
                Raw.assertViolation(sendJson(call, with(call, half.getBytes(UTF_8))), "/" + firstMember(call));
            }
            Raw.assertViolation(sendJson(call, call.body.replace("{", "{\"\\ud800\":1,")), "");
        }

        /** A range of kinds is none. */
        @ParameterizedTest
        @EnumSource(Call.class)
        void ofEveryKindIsNotRead(Call call) {
            for (String type : List.of(
                    "*/*",
                    "*/*; charset=utf-8",
                    "application/*",
                    "application/*;q=1",
                    "*/json",
                    "*",
                    "application/*+json",
                    "application/json, text/plain",
                    "application/json/x",
                    "application /json",
                    "application/json; charset=utf-8; charset=utf-16")) {
                Raw.assertProblem(
                        send(call, call.body.getBytes(UTF_8), "Content-Type", type), 415, "unsupported-media-type");
            }
            Raw.assertProblem(
                    send(
                            call,
                            call.body.getBytes(UTF_8),
                            "Content-Type",
                            "application/json",
                            "Content-Type",
                            "application/json"),
                    415,
                    "unsupported-media-type");
        }

        @ParameterizedTest
        @EnumSource(Call.class)
        void isNotReadForAReaderOfSomethingElse(Call call) {
            for (String accepted : List.of("text/xml", "text/html", "image/*")) {
                Raw.assertProblem(
                        send(call, call.body.getBytes(UTF_8), "Content-Type", "application/json", "Accept", accepted),
                        406,
                        "not-acceptable");
            }
        }
    }

    @Nested
    class AMember {
        static List<String> notSixDigits() {
            return List.of(
                    "\"\"",
                    "\"12345\"",
                    "\"1234567\"",
                    "\"+12345\"",
                    "\"-12345\"",
                    "\" 12345\"",
                    "\"12345 \"",
                    "\"123456 \"",
                    "\"123456\\n\"",
                    "\"123 456\"",
                    "\"12345a\"",
                    "\"0x1234\"",
                    "\"1e5000\"",
                    "\"１２３４５６\"",
                    "\"١٢٣٤٥٦\"",
                    "\"12345\\u0000\"",
                    "\"\\ud800\"",
                    "123456",
                    "123456.0",
                    "true",
                    "null",
                    "[\"123456\"]",
                    "{\"$ne\":\"\"}");
        }

        @ParameterizedTest
        @MethodSource("notSixDigits")
        void thatIsNoCodeIsNotCountedAsATry(String code) {
            for (Call call : List.of(Call.CURRENT_CODE, Call.NEW_CODE)) {
                Raw.assertViolation(sendJson(call, "{\"code\":" + code + "}"), "/code");
            }
            assertEquals(0, database.count("select sum(tries) from challenge where account_id = ?", account.id()));
            assertEquals(
                    0, database.count("select count(*) from failed_code_budget where account_id = ?", account.id()));
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "5", "1.5", "true", "[]", "[\"x\"]", "{}", "\"\""})
        void ofTheWrongKindIsRefusedWithItsName(String value) {
            Raw.assertViolation(sendJson(Call.START_CHANGE, "{\"credential\":" + value + "}"), "/credential");
            Raw.assertViolation(sendJson(Call.NEW_ADDRESS, "{\"address\":" + value + "}"), "/address");
            Raw.assertViolation(sendJson(Call.LOG_IN, "{\"login\":" + value + ",\"password\":\"x\"}"), "/login");
            Raw.assertViolation(sendJson(Call.LOG_IN, "{\"login\":\"x\",\"password\":" + value + "}"), "/password");
        }

        @ParameterizedTest
        @EnumSource(
                value = Call.class,
                names = {"PATCH_ACCOUNT", "PATCH_PROFILE"},
                mode = EnumSource.Mode.EXCLUDE)
        void thatIsMissingIsNamed(Call call) {
            Raw.assertViolation(sendJson(call, "{}"), "/" + firstMember(call));
        }

        @Test
        void thatIsTooLongIsRefusedWithItsName() {
            Raw.assertViolation(
                    sendJson(Call.LOG_IN, "{\"login\":\"" + "x".repeat(321) + "\",\"password\":\"x\"}"), "/login");
            Raw.assertViolation(
                    sendJson(Call.LOG_IN, "{\"login\":\"x\",\"password\":\"" + "x".repeat(1025) + "\"}"), "/password");
            Raw.assertViolation(sendJson(Call.NEW_ADDRESS, "{\"address\":\"" + "x".repeat(321) + "\"}"), "/address");
        }

        @ParameterizedTest
        @ValueSource(strings = {"FAX", "email", "0"})
        void thatIsNoneOfTheChoicesIsRefused(String credential) {
            Raw.assertViolation(sendJson(Call.START_CHANGE, "{\"credential\":\"" + credential + "\"}"), "/credential");
        }
    }

    @Nested
    class AnAddressOfTheService {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/api",
                    "/api/v1",
                    "/api/v2/account",
                    "/api/v1/accounts",
                    "/api/v1/account/x",
                    "/API/V1/account",
                    "/api/v1/sessions/x",
                    "/.env",
                    "/.well-known/x",
                    "/actuator",
                    "/problems",
                    "/api/v1/%2e%2e/x",
                    "/api/v1/account%00",
                    "/api/v1/account;x=1/y"
                })
        void thatIsUnknownIsNotFound(String path) {
            Raw.assertProblem(Raw.send("GET", path, headers()), 404, "not-found");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "x",
                    "1",
                    "00000000-0000-0000-0000-00000000000",
                    "00000000-0000-0000-0000-0000000000000",
                    "00000000-0000-0000-0000-00000000000g",
                    "0-0-0-0-0",
                    "%27%20or%201=1",
                    "%00",
                    "{id}x",
                    "{short}",
                    "null"
                })
        void withAMalformedIdIsNotFound(String malformed) {
            String id = malformed
                    .replace("{id}", change)
                    .replace("{short}", change.replaceFirst("^0+", ""))
                    .replace("{", "%7B")
                    .replace("}", "%7D");
            Raw.assertProblem(Raw.send("GET", CHANGES + "/" + id, headers()), 404, "not-found");
            Raw.assertProblem(Raw.send("DELETE", CHANGES + "/" + id, headers()), 404, "not-found");
            Raw.assertProblem(Raw.send("POST", CHANGES + "/" + id + "/resend", headers()), 404, "not-found");
            for (Call call : List.of(Call.CURRENT_CODE, Call.NEW_ADDRESS, Call.NEW_CODE)) {
                Raw.assertProblem(
                        Raw.send(
                                call.method,
                                call.path.replace("{id}", id),
                                call.body.getBytes(UTF_8),
                                headers("Content-Type", "application/json")),
                        404,
                        "not-found");
            }
        }

        @Test
        void refusesAMethodItDoesNotHaveAndNamesThoseItHas() {
            assertNotAllowed("DELETE", "/api/v1/account", "GET, HEAD, OPTIONS, PATCH");
            assertNotAllowed("PUT", "/api/v1/sessions", "OPTIONS, POST");
            assertNotAllowed("GET", "/api/v1/sessions/refresh", "OPTIONS, POST");
            assertNotAllowed("POST", "/api/v1/sessions/current", "DELETE, OPTIONS");
            assertNotAllowed("PATCH", CHANGES + "/" + change, "DELETE, GET, HEAD, OPTIONS");
            assertNotAllowed("GET", CHANGES + "/" + change + "/current-code", "OPTIONS, POST");
            assertNotAllowed("POST", "/problems/not-found", "GET, HEAD, OPTIONS");
        }

        @ParameterizedTest
        @ValueSource(strings = {"TRACE", "PROPFIND", "FOO", "get"})
        void refusesAMethodThatNobodyHas(String method) {
            for (String path : List.of("/api/v1/account", "/api/v1/sessions", CHANGES, "/.well-known/jwks.json")) {
                HttpResponse<String> answer = Raw.send(method, path, headers("X-Secret", "do not echo"));
                assertEquals(405, answer.statusCode(), method + " " + path + " " + answer.body());
                Raw.assertIsProblem(answer);
                assertEquals(-1, answer.body().indexOf("do not echo"));
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"})
        void listensToNoMethodInAHeader(String name) {
            assertEquals(
                    405,
                    Raw.send("POST", "/api/v1/account", headers(name, "PATCH")).statusCode());
            assertEquals(
                    200,
                    Raw.send("GET", CHANGES + "/" + change, headers(name, "DELETE"))
                            .statusCode());
        }

        @Test
        void asksForATokenByHeadToo() {
            assertEquals(401, Raw.send("HEAD", "/api/v1/account").statusCode());
            assertEquals(200, Raw.send("HEAD", "/api/v1/account", headers()).statusCode());
        }

        private void assertNotAllowed(String method, String path, String allowed) {
            HttpResponse<String> answer =
                    Raw.send(method, path, "{}".getBytes(UTF_8), headers("Content-Type", "application/json"));
            Raw.assertProblem(answer, 405, "method-not-allowed");
            assertEquals(allowed, answer.headers().firstValue("Allow").orElse(""), method + " " + path);
        }
    }

    @Nested
    class AQuery {
        @ParameterizedTest
        @ValueSource(strings = {"0", "-1", "201", "x", "1.5", "99999999999", "%EF%BC%91", "+5", "0x10", "%00"})
        void forTooManyOrTooFewIsRefused(String limit) {
            Raw.assertViolation(Raw.send("GET", CHANGES + "?limit=" + limit, headers()), "/limit");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "x",
                    "AAAA",
                    "%00",
                    "*",
                    "AAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                    "' or 1=1",
                    "../..",
                    "AaIxtM3CcOiiGCYHZSwDAw==",
                    "AaIxtM3CcOiiGCYHZSwDAx"
                })
        void fromNowhereIsRefused(String cursor) {
            Raw.assertViolation(
                    Raw.send("GET", CHANGES + "?cursor=" + cursor.replace(" ", "%20"), headers()), "/cursor");
        }

        @ParameterizedTest
        @ValueSource(strings = {"%C0%B5", "%C1%81", "%ED%A0%80", "%F4%90%80%80", "%E4%B8", "%80", "%00"})
        void thatIsNoTextInUtf8IsRefused(String encoded) {
            for (String name : List.of("limit", "cursor", "x")) {
                Raw.assertViolation(Raw.send("GET", CHANGES + "?" + name + "=" + encoded, headers()), "/" + name);
            }
            Raw.assertViolation(Raw.send("GET", CHANGES + "?" + encoded + "=1", headers()), "");
            Raw.assertProblem(Raw.send("GET", CHANGES + "/" + encoded, headers()), 404, "not-found");
            Raw.assertProblem(Raw.send("GET", "/api/v1/account/workspaces/" + encoded, headers()), 404, "not-found");
        }

        @Test
        void forOneTo200IsAnswered() {
            assertEquals(200, Raw.send("GET", CHANGES + "?limit=1", headers()).statusCode());
            assertEquals(200, Raw.send("GET", CHANGES + "?limit=200", headers()).statusCode());
        }
    }

    private HttpResponse<String> sendJson(Call call, String body) {
        return sendJson(call, body.getBytes(UTF_8));
    }

    private HttpResponse<String> sendJson(Call call, byte[] body) {
        return send(call, body, "Content-Type", "application/json");
    }

    private static String firstMember(Call call) {
        return call.body.substring(2, call.body.indexOf('"', 2));
    }

    /** The body with these bytes before the first value's own. */
    private static byte[] with(Call call, byte[] bytes) {
        int at = call.body.indexOf(":\"") + 2;
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(call.body.substring(0, at).getBytes(UTF_8));
        body.writeBytes(bytes);
        body.writeBytes(call.body.substring(at).getBytes(UTF_8));
        return body.toByteArray();
    }

    private HttpResponse<String> send(Call call, byte[] body, String... headers) {
        return Raw.send(call.method, path(call), body, headers(headers));
    }

    private String path(Call call) {
        return call.path.replace("{id}", change);
    }

    private String[] headers(String... headers) {
        List<String> all = new ArrayList<>(Arrays.asList(headers));
        all.add("Authorization");
        all.add("Bearer " + holder.accessToken());
        return all.toArray(String[]::new);
    }

    private List<String> everything() {
        List<String> rows = new ArrayList<>();
        for (String query : List.of(
                "select a::text from account a where id = ?",
                "select s::text from session s where account_id = ?",
                "select c::text from challenge c where account_id = ? order by id",
                "select c::text from credential_change c where account_id = ? order by id",
                "select b::text from failed_code_budget b where account_id = ?",
                "select a::text from activity a where account_id = ? order by id",
                "select e::text from event e where account_id = ? order by position")) {
            rows.addAll(database.rows(query, account.id()));
        }
        return rows;
    }
}
