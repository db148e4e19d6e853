package com.truewatch.billing.accounts.platform.security;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.Raw;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AccessTokensResourceTest {
    private static final String ACCOUNT = "/api/v1/account";
    private static final String ISSUER = "https://accounts.billing.truewatch.example";
    private static final String AUDIENCE = ISSUER + "/api";

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    TestAccount account;
    String genuine;
    String refreshToken;
    Map<String, Object> header;
    Map<String, Object> claims;

    @BeforeEach
    void aSessionAndWhatItsTokenSays() {
        account = accounts.create();
        Response login = Client.tryLogIn(account.username(), TestAccounts.PASSWORD);
        genuine = login.path("accessToken");
        refreshToken = login.cookie("refresh_token");
        long now = clock.instant().getEpochSecond();
        header = new LinkedHashMap<>(Map.of(
                "typ", "at+jwt", "alg", "ES256", "kid", TokenForge.ourKey().getKeyId()));
        claims = new LinkedHashMap<>();
        claims.put("iss", ISSUER);
        claims.put("sub", account.id().toString());
        claims.put("aud", AUDIENCE);
        claims.put("iat", now);
        claims.put("exp", now + 300);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("client_id", "truewatch-billing-center");
        claims.put("sid", login.path("session.id"));
        claims.put("auth_time", now);
        claims.put("groups", List.of("account"));
    }

    @Nested
    class WithOurKey {
        @Test
        void theForgeWouldPass() {
            assertAccepted(genuine);
            assertAccepted(TokenForge.signed(header, claims));
        }

        @ParameterizedTest
        @ValueSource(strings = {"iss", "sub", "aud", "iat", "exp", "jti", "sid"})
        void aTokenWithoutThisClaimIsRefused(String claim) {
            claims.remove(claim);

            assertRefused(TokenForge.signed(header, claims));
        }

        @ParameterizedTest
        @CsvSource({
            "iss,https://evil.example",
            "iss,https://accounts.billing.truewatch.example/",
            "iss,https://accounts.billing.truewatch.example.evil.example",
            "iss,https://accounts.billing.truewatch",
            "iss,''",
            "aud,https://accounts.billing.truewatch.example",
            "aud,https://accounts.billing.truewatch.example/api/v2",
            "aud,''",
            "sub,''",
            "sub,root",
            "sub,' or 1=1",
            "sid,''",
            "sid,1",
            "sid,../..",
            "exp,never",
            "exp,4102444800",
            "iat,now",
            "nbf,now"
        })
        void aTokenThatSaysSomethingElseIsRefused(String claim, String text) {
            claims.put(claim, text);

            assertRefused(TokenForge.signed(header, claims));
        }

        @Test
        void aTokenForOthersIsRefused() {
            for (Object audience : List.of(List.of(), List.of("https://other.example"), 5, Map.of("x", AUDIENCE))) {
                claims.put("aud", audience);
                assertRefused(TokenForge.signed(header, claims));
            }
        }

        @Test
        void aTokenForUsAmongOthersIsAccepted() {
            claims.put("aud", List.of("https://other.example", AUDIENCE));

            assertAccepted(TokenForge.signed(header, claims));
        }

        @Test
        void aTokenIsGoodForFiveSecondsAfterItsEndAndNoLonger() {
            long now = clock.instant().getEpochSecond();
            claims.put("iat", now - 300);

            claims.put("exp", now - 4);
            assertAccepted(TokenForge.signed(header, claims));
            claims.put("exp", now - 6);
            assertRefused(TokenForge.signed(header, claims));
        }

        @Test
        void aGenuineTokenEndsWithItsTime() {
            clock.advance(Duration.ofSeconds(306));

            assertRefused(genuine);
        }

        @Test
        void aTokenThatEndsAtNoReasonableTimeIsRefused() {
            for (Object end : List.of(
                    -1L,
                    0L,
                    1_000_000_000_000_000_000L,
                    Long.MAX_VALUE,
                    clock.instant().getEpochSecond() + 86_400,
                    clock.instant().getEpochSecond() + 300.5,
                    true,
                    List.of(),
                    Map.of())) {
                claims.put("exp", end);
                assertRefused(TokenForge.signed(header, claims));
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"iat", "nbf"})
        void aTokenOfTheFutureIsRefused(String claim) {
            claims.put(claim, clock.instant().getEpochSecond() + 60);

            assertRefused(TokenForge.signed(header, claims));
        }

        @ParameterizedTest
        @ValueSource(strings = {"JWT", "jwt", "at", "id+jwt", "at+jwt2", "rt+jwt", ""})
        void aTokenOfAnotherTypeIsRefused(String type) {
            header.put("typ", type);

            assertRefused(TokenForge.signed(header, claims));
        }

        @Test
        void aTokenOfNoTypeIsRefused() {
            header.remove("typ");

            assertRefused(TokenForge.signed(header, claims));
        }

        @Test
        void aTokenWithACriticalExtensionIsRefused() {
            for (Object critical : List.of(List.of("exp"), List.of("https://x.example/y"), List.of(), "exp")) {
                header.put("crit", critical);
                header.put("https://x.example/y", true);
                assertRefused(TokenForge.signed(header, claims));
            }
        }

        @Test
        void aTokenThatSaysAThingTwiceIsRefused() {
            String said = TokenForge.json(claims);
            String twice = "{\"sub\":\"" + UUID.randomUUID() + "\"," + said.substring(1);
            String kindTwice = "{\"typ\":\"JWT\"," + TokenForge.json(header).substring(1);

            assertRefused(TokenForge.signed(
                    TokenForge.json(header), twice, TokenForge.ourKey().getEcPrivateKey()));
            assertRefused(TokenForge.signed(kindTwice, said, TokenForge.ourKey().getEcPrivateKey()));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "null", "[]", "5", "\"x\"", "{", "{}x"})
        void aTokenThatSaysNothingIsRefused(String said) {
            assertRefused(TokenForge.signed(
                    TokenForge.json(header), said, TokenForge.ourKey().getEcPrivateKey()));
        }

        @Test
        void aTokenOfOneAccountOpensNoSessionOfAnother() {
            TestAccount other = accounts.create();
            claims.put("sub", other.id().toString());

            HttpResponse<String> answer = send("Bearer " + TokenForge.signed(header, claims));

            Raw.assertProblem(answer, 401, "session-ended");
        }

        @Test
        void aTokenOfAnotherRoleIsNotOurs() {
            for (Object groups : List.of(
                    List.of(),
                    List.of("operator"),
                    List.of("service"),
                    List.of("Account"),
                    List.of("account", "operator"),
                    "account")) {
                claims.put("groups", groups);
                assertRefused(TokenForge.signed(header, claims));
            }
            claims.remove("groups");
            assertRefused(TokenForge.signed(header, claims));
        }

        @Test
        void aTokenThatIsHugeIsRefusedFast() {
            claims.put("padding", "x".repeat(4000));
            assertRefused(TokenForge.signed(header, claims));

            claims.put("padding", "x".repeat(100_000));
            HttpResponse<String> answer = send("Bearer " + TokenForge.signed(header, claims));
            assertTrue(Set.of(401, 431).contains(answer.statusCode()), answer.statusCode() + " " + answer.body());
        }
    }

    @Nested
    class WithoutOurKey {
        private final KeyPair theirs = TokenForge.anotherKey();

        @ParameterizedTest
        @ValueSource(strings = {"none", "None", "NONE", "nOnE", "", "ES256"})
        void noSignatureIsNoProof(String algorithm) {
            header.put("alg", algorithm);

            assertRefused(TokenForge.unsigned(header, claims));
            assertRefused(TokenForge.unsigned(header, claims) + "AAAA");
            assertRefused(genuine.substring(0, genuine.lastIndexOf('.') + 1));
            assertRefused(genuine.substring(0, genuine.lastIndexOf('.')));
        }

        @Test
        void thePublicKeyIsNoSecret() {
            EllipticCurveJsonWebKey key = TokenForge.ourKey();
            byte[] der = key.getECPublicKey().getEncoded();
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
            String pem = "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----";
            String jwk = key.toJson(OutputControlLevel.PUBLIC_ONLY);
            for (String algorithm : List.of("HS256", "ES256", "hs256")) {
                header.put("alg", algorithm);
                for (byte[] secret : List.of(
                        der,
                        pem.getBytes(StandardCharsets.US_ASCII),
                        (pem + "\n").getBytes(StandardCharsets.US_ASCII),
                        base64.getBytes(StandardCharsets.US_ASCII),
                        jwk.getBytes(StandardCharsets.US_ASCII))) {
                    assertRefused(TokenForge.hmacSigned(header, claims, secret));
                }
            }
        }

        @Test
        void anotherKeyUnderOurNameIsNotOurs() {
            assertRefused(TokenForge.signed(header, claims, theirs.getPrivate()));
        }

        @Test
        void aZeroSignatureProvesNothing() {
            assertRefused(TokenForge.unsigned(header, claims)
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]));
        }

        @Test
        void aKeyThatTheTokenBringsIsNotUsedNorFetched() throws Exception {
            AtomicInteger fetched = new AtomicInteger();
            HttpServer evil = listen(fetched);
            String url = "http://127.0.0.1:" + evil.getAddress().getPort() + "/jwks.json";
            Map<String, Object> jwk = new EllipticCurveJsonWebKey((ECPublicKey) theirs.getPublic())
                    .toParams(OutputControlLevel.PUBLIC_ONLY);
            String der = Base64.getEncoder().encodeToString(theirs.getPublic().getEncoded());
            try {
                for (Map<String, ?> brought : List.<Map<String, ?>>of(
                        Map.of("jwk", jwk),
                        Map.of("jku", url),
                        Map.of("x5u", url),
                        Map.of("x5c", List.of(der)),
                        Map.of("jwk", jwk, "jku", url, "x5u", url, "kid", url))) {
                    Map<String, Object> bringing = new LinkedHashMap<>(header);
                    bringing.putAll(brought);
                    assertRefused(TokenForge.signed(bringing, claims, theirs.getPrivate()));
                    bringing.remove("kid");
                    assertRefused(TokenForge.signed(bringing, claims, theirs.getPrivate()));
                }
            } finally {
                evil.stop(0);
            }
            assertEquals(0, fetched.get());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "unknown",
                    "",
                    "../../../dev/null",
                    "' or '1'='1",
                    "http://127.0.0.1:1/key",
                    "local-signing-key-not-for-production2",
                    "LOCAL-SIGNING-KEY-NOT-FOR-PRODUCTION"
                })
        void aKeyByAnotherNameIsNotOurs(String kid) {
            header.put("kid", kid);

            assertRefused(TokenForge.signed(header, claims, theirs.getPrivate()));
            assertRefused(TokenForge.signed(header, claims));
        }

        @Test
        void aTokenChangedAtAnyPlaceIsRefused() {
            for (int at = 0; at < genuine.length(); at += 7) {
                assertRefused(changedAt(at));
            }
            for (int at = genuine.length() - 5; at < genuine.length(); at++) {
                assertRefused(changedAt(at));
            }
        }

        @Test
        void aTokenSpeltAnotherWayIsRefused() {
            String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
            char last = genuine.charAt(genuine.length() - 1);
            String sameBytes = genuine.substring(0, genuine.length() - 1) + alphabet.charAt(alphabet.indexOf(last) ^ 1);

            for (String spelling : List.of(
                    sameBytes,
                    genuine + "==",
                    genuine + "x",
                    genuine + "!",
                    genuine + ".",
                    "." + genuine,
                    genuine + ".x")) {
                assertRefused(spelling);
            }
        }

        @Test
        void whatIsNoAccessTokenIsRefused() {
            for (String token : List.of(
                    "x",
                    "a.b.c",
                    "..",
                    "....",
                    "e30.e30.e30",
                    "e30..e30.e30.e30",
                    "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIiwiemlwIjoiREVGIn0..AAAA.AAAA.AAAA",
                    refreshToken,
                    account.id().toString())) {
                assertRefused(token);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"Bearer", "Bearer ", "Basic ZGVtbzpkZW1v", "Digest x", "TOKEN", "x"})
        void whatIsNoBearerIsRefused(String field) {
            Raw.assertProblem(send(field), 401, "authentication-required");
        }

        @Test
        void aTokenAnywhereElseIsNotSeen() {
            Raw.assertProblem(Raw.send("GET", ACCOUNT + "?access_token=" + genuine), 401, "authentication-required");
            Raw.assertProblem(
                    Raw.send("GET", ACCOUNT, "Cookie", "Bearer=" + genuine + "; access_token=" + genuine),
                    401,
                    "authentication-required");
            Raw.assertProblem(
                    Raw.send("GET", ACCOUNT, "X-User-Id", account.id().toString()), 401, "authentication-required");
        }

        @Test
        void anAccessTokenIsNoRefreshToken() {
            Client.anonymous()
                    .cookie("refresh_token", genuine)
                    .post("/api/v1/sessions/refresh")
                    .then()
                    .statusCode(401)
                    .body("type", equalTo("/problems/session-ended"));
            assertAccepted(genuine);
        }

        private String changedAt(int at) {
            char other = genuine.charAt(at) == 'A' ? 'B' : 'A';
            return genuine.substring(0, at) + other + genuine.substring(at + 1);
        }

        private HttpServer listen(AtomicInteger fetched) throws IOException {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                fetched.incrementAndGet();
                exchange.sendResponseHeaders(404, -1);
                exchange.close();
            });
            server.start();
            return server;
        }
    }

    @Nested
    class WhoeverVerifiesOurTokens {
        @Test
        void findsThePublicKeyAndNothingPrivate() {
            Response answer = Client.anonymous().get("/.well-known/jwks.json");
            List<Map<String, String>> keys = answer.jsonPath().getList("keys");

            answer.then().statusCode(200).header("Cache-Control", "public, max-age=300");
            assertEquals(1, keys.size());
            assertEquals(
                    Set.of("kty", "crv", "use", "alg", "kid", "x", "y"),
                    keys.get(0).keySet());
            assertEquals(TokenForge.ourKey().getKeyId(), keys.get(0).get("kid"));
        }
    }

    private static void assertAccepted(String token) {
        HttpResponse<String> answer = send("Bearer " + token);
        assertEquals(200, answer.statusCode(), answer.body());
    }

    /** And no trace is left of it. */
    private void assertRefused(String token) {
        HttpResponse<String> answer = send("Bearer " + token);
        Raw.assertProblem(answer, 401, "authentication-required");
        assertTrue(
                answer.headers().firstValue("WWW-Authenticate").orElse("").startsWith("Bearer"),
                () -> String.valueOf(answer.headers()));
        assertEquals(List.of("LOGIN SUCCEEDED"), database.timelineOf(account.id()));
    }

    private static HttpResponse<String> send(String authorization) {
        return Raw.send("GET", ACCOUNT, "Authorization", authorization);
    }
}
