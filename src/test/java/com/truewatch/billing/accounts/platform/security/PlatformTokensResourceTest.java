package com.truewatch.billing.accounts.platform.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.platform.security.token.PlatformConfig;
import com.truewatch.billing.accounts.platform.security.token.PlatformKeys;
import com.truewatch.billing.accounts.platform.security.token.PlatformTokens;
import com.truewatch.billing.accounts.platform.security.token.TokenConfig;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.Raw;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PlatformTokensResourceTest {
    private static final String PLATFORM = "https://platform.truewatch.example";
    private static final String OURS = "https://accounts.billing.truewatch.example";

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    TestAccount account;
    Map<String, Object> header;
    Map<String, Object> claims;

    @BeforeEach
    void whatAServicesTokenSays() {
        account = accounts.create();
        long now = clock.instant().getEpochSecond();
        header = new LinkedHashMap<>(Map.of(
                "typ", "at+jwt", "alg", "ES256", "kid", TokenForge.platformKey().getKeyId()));
        claims = new LinkedHashMap<>();
        claims.put("iss", PLATFORM);
        claims.put("sub", "billing");
        claims.put("client_id", "billing");
        claims.put("aud", OURS + "/api");
        claims.put("iat", now);
        claims.put("exp", now + 300);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("groups", List.of("service"));
        claims.put("scope", "events.read directory.read");
    }

    @Nested
    class AToken {
        @Test
        void ofTheForgeWouldPass() {
            assertAccepted();
            assertAccepted(Platform.serviceToken("directory.read"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"iss", "sub", "client_id", "aud", "iat", "exp", "jti", "groups"})
        void withoutThisClaimIsRefused(String claim) {
            claims.remove(claim);

            assertRefused();
        }

        @ParameterizedTest
        @CsvSource({
            "iss,https://platform.truewatch.example/",
            "iss,https://platform.truewatch.example.evil.example",
            "iss,https://accounts.billing.truewatch.example",
            "iss,''",
            "aud,https://platform.truewatch.example",
            "aud,''",
            "sub,''",
            "client_id,''",
            "client_id,another",
            "client_id,BILLING",
            "exp,4102444800",
            "iat,now",
            "nbf,now",
            "groups,service"
        })
        void thatSaysSomethingElseIsRefused(String claim, String text) {
            claims.put(claim, text);

            assertRefused();
        }

        @Test
        void whoseSubjectCouldBeAnAccountIsRefused() {
            for (String subject : List.of(
                    account.id().toString(),
                    account.id().toString().toUpperCase(Locale.ROOT),
                    UUID.randomUUID().toString(),
                    "1-1-1-1-1")) {
                assertRefusedAs(subject);
            }
        }

        @Test
        void whoseSubjectIsNoNameIsRefused() {
            for (String subject : List.of(" billing", "bil ling", "billing\n", "bill\u00efng", "x".repeat(256))) {
                assertRefusedAs(subject);
            }
            claims.put("sub", 5);
            claims.put("client_id", 5);
            assertRefused();
        }

        @Test
        void isGoodForAnHourAtMost() {
            long now = clock.instant().getEpochSecond();

            claims.put("exp", now + 3600);
            assertAccepted();
            claims.put("exp", now + 3601);
            assertRefused();
            claims.put("iat", now - 3590);
            claims.put("exp", now + 10);
            assertAccepted();
            claims.put("iat", now - 3591);
            assertRefused();
        }

        @Test
        void isGoodForFiveSecondsAfterItsEndAndNoLonger() {
            long now = clock.instant().getEpochSecond();

            claims.put("iat", now - 300);
            claims.put("exp", now - 4);
            assertAccepted();
            claims.put("exp", now - 6);
            assertRefused();
        }

        @Test
        void endsWithItsTime() {
            String token = Platform.serviceToken("directory.read");

            clock.advance(Duration.ofMinutes(60));
            assertAccepted(token);
            clock.advance(Duration.ofSeconds(6));
            assertRefused(token);
        }

        @Test
        void thatEndsAtNoReasonableTimeIsRefused() {
            long now = clock.instant().getEpochSecond();
            for (Object end : List.of(-1L, 0L, Long.MIN_VALUE, Long.MAX_VALUE, now + 300.5, true, List.of())) {
                claims.put("exp", end);
                assertRefused();
            }
            claims.put("exp", Long.MAX_VALUE);
            claims.put("iat", -5L);
            assertRefused();
            claims.put("exp", now + 300);
            claims.put("iat", Long.MIN_VALUE);
            assertRefused();
        }

        @ParameterizedTest
        @ValueSource(strings = {"iat", "nbf"})
        void ofTheFutureIsRefused(String claim) {
            claims.put(claim, clock.instant().getEpochSecond() + 60);

            assertRefused();
        }

        @ParameterizedTest
        @ValueSource(strings = {"JWT", "id+jwt", ""})
        void ofAnotherTypeIsRefused(String type) {
            header.put("typ", type);

            assertRefused();
        }

        @Test
        void thatDoesNotNameItsKeyIsRefused() {
            for (Object kid : Arrays.asList(null, "", " ", "another", 5, true, List.of(), Map.of())) {
                header.put("kid", kid);
                assertRefused();
            }
            header.remove("kid");
            assertRefused();
        }

        @Test
        void withACriticalExtensionIsRefused() {
            header.put("crit", List.of("exp"));

            assertRefused();
        }

        @Test
        void withoutASignatureIsRefused() {
            header.put("alg", "none");

            assertRefused(TokenForge.unsigned(header, claims));
        }

        @Test
        void thatSaysTwiceWhoIssuedItIsRefused() {
            String twice =
                    "{\"iss\":\"" + OURS + "\"," + TokenForge.json(claims).substring(1);

            assertRefused(TokenForge.signed(
                    TokenForge.json(header), twice, TokenForge.platformKey().getEcPrivateKey()));
            assertRefused(TokenForge.signed(
                    TokenForge.json(header), twice, TokenForge.ourKey().getEcPrivateKey()));
        }
    }

    @Nested
    class EachIssuer {
        @Test
        void hasKeysOfItsOwn() {
            assertRefused(TokenForge.signed(header, claims, TokenForge.ourKey().getEcPrivateKey()));
            header.put("kid", TokenForge.ourKey().getKeyId());
            assertRefused(TokenForge.signed(header, claims, TokenForge.ourKey().getEcPrivateKey()));
            header.remove("kid");
            assertRefused(TokenForge.signed(header, claims, TokenForge.ourKey().getEcPrivateKey()));
        }

        @Test
        void signsForNobodyElse() {
            Map<String, Object> holders = holdersClaims();

            for (String kid : Arrays.asList(
                    TokenForge.platformKey().getKeyId(), TokenForge.ourKey().getKeyId(), null)) {
                header.put("kid", kid);
                header.values().removeIf(Objects::isNull);
                assertRefused(TokenForge.signed(
                        header, holders, TokenForge.platformKey().getEcPrivateKey()));
            }
        }

        @Test
        void hasRolesOfItsOwn() {
            claims.put("iss", OURS);
            header.put("kid", TokenForge.ourKey().getKeyId());
            for (List<String> groups : List.of(
                    List.of("service"), List.of("operator"), List.of("account", "service"), List.<String>of())) {
                claims.put("groups", groups);
                assertRefused(
                        TokenForge.signed(header, claims, TokenForge.ourKey().getEcPrivateKey()));
            }
        }

        @Test
        void aHoldersTokenWithScopesAndRightsIsAHoldersToken() {
            Map<String, Object> holders = holdersClaims();
            holders.put("scope", "directory.read");
            holders.put("rights", List.of("freeze"));
            header.put("kid", TokenForge.ourKey().getKeyId());
            String token =
                    TokenForge.signed(header, holders, TokenForge.ourKey().getEcPrivateKey());

            assertEquals(200, send("/api/v1/account", token).statusCode());
            Raw.assertProblem(read(token), 403, "forbidden");
            Raw.assertProblem(freeze(token), 403, "forbidden");
        }

        private Map<String, Object> holdersClaims() {
            Map<String, Object> holders = new LinkedHashMap<>(claims);
            holders.put("iss", OURS);
            holders.put("sub", account.id().toString());
            holders.put("sid", sessionOfTheHolder());
            holders.put("groups", List.of("account"));
            return holders;
        }

        private String sessionOfTheHolder() {
            Client.of(account);
            return database.value("select id from session where account_id = ?", account.id());
        }
    }

    @Nested
    class ThePlatform {
        @Test
        void makesNobodyAHolder() {
            Client.of(account);
            claims.put("groups", List.of("account"));
            claims.put("sid", database.value("select id from session where account_id = ?", account.id()));
            assertRefused();
            assertRefusedAs(account.id().toString());
        }

        @Test
        void givesOneRoleAtATime() {
            for (Object groups : List.of(
                    List.of(),
                    List.of("service", "operator"),
                    List.of("service", "account"),
                    List.of("service", "service"),
                    List.of("Service"),
                    "service",
                    Map.of("service", true),
                    5)) {
                claims.put("groups", groups);
                assertRefused();
            }
        }

        @Test
        void saysScopesAsTextAndRightsAsAList() {
            claims.put("scope", List.of("directory.read"));
            assertRefused();
            claims.put("scope", 5);
            assertRefused();
            claims.remove("scope");
            claims.put("groups", List.of("operator"));
            for (Object rights : List.of("freeze", 5, List.of("freeze", 5), Map.of("freeze", true))) {
                claims.put("rights", rights);
                assertRefused();
            }
        }
    }

    @Nested
    class WhatIsAllowed {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "events.read",
                    "directory",
                    "directory.read2",
                    "DIRECTORY.READ",
                    "directory.read,events.read",
                    "directory.read\tevents.read",
                    "service:directory.read",
                    "*"
                })
        void isNothingElse(String scope) {
            claims.put("scope", scope);

            Raw.assertProblem(read(token()), 403, "forbidden");
        }

        @Test
        void isNothingWhereNothingIsSaid() {
            claims.remove("scope");

            Raw.assertProblem(read(token()), 403, "forbidden");
        }

        @Test
        void toAnOperatorIsNoMatterOfScopes() {
            claims.put("groups", List.of("operator"));
            claims.put("scope", "directory.read operator:freeze operator freeze");

            Raw.assertProblem(read(token()), 403, "forbidden");
            Raw.assertProblem(freeze(token()), 403, "forbidden");
            assertEquals(200, look(token()).statusCode());
        }

        @Test
        void toAServiceIsNoMatterOfRights() {
            claims.put("rights", List.of("freeze", "audit"));
            claims.put("scope", "operator operator:freeze freeze");

            Raw.assertProblem(freeze(token()), 403, "forbidden");
            Raw.assertProblem(look(token()), 403, "forbidden");
        }

        @Test
        void toAnOperatorIsWhatItsRightsSay() {
            claims.put("groups", List.of("operator"));
            for (List<String> rights : List.of(
                    List.<String>of(), List.of("audit", "review"), List.of("Freeze"), List.of("operator:freeze"))) {
                claims.put("rights", rights);
                Raw.assertProblem(freeze(token()), 403, "forbidden");
            }
            claims.put("rights", List.of("audit", "freeze"));
            assertEquals(200, freeze(token()).statusCode());
        }
    }

    @Nested
    class TheConfiguration {
        @Test
        void namesTwoIssuers() {
            assertThrows(IllegalStateException.class, () -> tokens(OURS, "local/platform-keys.json"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"local/no-such-file.json", "local/start.html"})
        void namesReadableKeys(String keys) {
            String message = String.valueOf(assertThrows(IllegalStateException.class, () -> tokens(PLATFORM, keys))
                    .getMessage());

            assertTrue(message.startsWith("accounts.platform.keys"), message);
        }

        private PlatformTokens tokens(String issuer, String keys) {
            Config config = new Config(issuer, keys);
            return new PlatformTokens(config, new PlatformKeys(config, false), new OurConfig(), clock);
        }

        private record Config(String issuer, String keys) implements PlatformConfig {
            @Override
            public Duration keysRefresh() {
                return Duration.ofMinutes(5);
            }

            @Override
            public Duration keysTimeout() {
                return Duration.ofSeconds(3);
            }
        }

        private record OurConfig() implements TokenConfig {
            @Override
            public String issuer() {
                return OURS;
            }

            @Override
            public String audience() {
                return OURS + "/api";
            }

            @Override
            public Duration lifetime() {
                return Duration.ofMinutes(5);
            }

            @Override
            public String signingKeys() {
                return "local/signing-keys.json";
            }
        }
    }

    private String token() {
        return TokenForge.signed(header, claims, TokenForge.platformKey().getEcPrivateKey());
    }

    private void assertAccepted() {
        assertAccepted(token());
    }

    private void assertAccepted(String token) {
        HttpResponse<String> answer = read(token);
        assertEquals(200, answer.statusCode(), answer.body());
    }

    private void assertRefusedAs(String subject) {
        claims.put("sub", subject);
        claims.put("client_id", subject);
        assertRefused();
    }

    private void assertRefused() {
        assertRefused(token());
    }

    /** Everywhere: for services, for operators and for holders. */
    private void assertRefused(String token) {
        Raw.assertProblem(read(token), 401, "authentication-required");
        Raw.assertProblem(look(token), 401, "authentication-required");
        Raw.assertProblem(send("/api/v1/account", token), 401, "authentication-required");
    }

    private HttpResponse<String> read(String token) {
        return send("/api/v1/directory/accounts/" + account.id(), token);
    }

    private HttpResponse<String> look(String token) {
        return send("/api/v1/operator/accounts/" + account.id(), token);
    }

    private HttpResponse<String> freeze(String token) {
        return Raw.send(
                "POST",
                "/api/v1/operator/accounts/" + account.id() + "/freeze",
                "{\"reason\":\"x\"}".getBytes(StandardCharsets.UTF_8),
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "application/json");
    }

    private static HttpResponse<String> send(String path, String token) {
        return Raw.send("GET", path, "Authorization", "Bearer " + token);
    }
}
