package com.truewatch.billing.accounts.session;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RefreshResourceTest {
    private static final String REFRESH = "/api/v1/sessions/refresh";
    private static final String COOKIE = "refresh_token";
    private static final Duration GRACE = Duration.ofSeconds(60);

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    TestAccount account;
    String firstToken;
    String firstCookie;

    @BeforeEach
    void aSession() {
        account = accounts.create();
        Response login = Client.tryLogIn(account.username(), TestAccounts.PASSWORD);
        firstToken = login.path("accessToken");
        firstCookie = login.cookie(COOKIE);
    }

    @Nested
    class AHolder {
        @Test
        void getsANewTokenAndANewCookieForTheSameSession() {
            Response answer = refresh(firstCookie);

            answer.then()
                    .statusCode(200)
                    .header("Cache-Control", "no-store")
                    .body("session.id", equalTo(sessionId()))
                    .body("accountId", equalTo(account.id().toString()));
            assertNotEquals(firstCookie, answer.cookie(COOKIE));
            assertNotEquals(firstToken, answer.path("accessToken"));
            assertAccessible(answer.path("accessToken"));
            assertAccessible(firstToken);
        }

        @Test
        void whoLostTheAnswerGetsTheSameCookieAgainForAMinute() {
            String next = refresh(firstCookie).cookie(COOKIE);

            assertEquals(next, refresh(firstCookie).cookie(COOKIE));
            clock.advance(GRACE);
            assertEquals(next, refresh(firstCookie).cookie(COOKIE));
            assertEquals(200, refresh(next).statusCode());
        }

        @Test
        void whoReadsTheNewCookieAMomentLaterGetsItAgain() {
            String next = refresh(firstCookie).cookie(COOKIE);
            String times = "select last_used_at || ' ' || refresh_counter from session where account_id = ?";
            String before = database.value(times, account.id());

            clock.advance(Duration.ofSeconds(10).minusMillis(1));
            assertEquals(next, refresh(firstCookie).cookie(COOKIE));
            assertEquals(next, refresh(next).cookie(COOKIE));
            assertEquals(next, refresh(firstCookie).cookie(COOKIE));
            assertEquals(before, database.value(times, account.id()));

            clock.advance(Duration.ofMillis(1));
            assertNotEquals(next, refresh(next).cookie(COOKIE));
            assertOver(refresh(firstCookie));
        }

        @Test
        void withTwentyTabsGetsOneCookie() throws Exception {
            Set<String> cookies = ConcurrentHashMap.newKeySet();
            Set<Integer> statuses = ConcurrentHashMap.newKeySet();

            inParallel(20, () -> {
                Response answer = refresh(firstCookie);
                statuses.add(answer.statusCode());
                return cookies.add(String.valueOf(answer.cookie(COOKIE)));
            });

            assertEquals(Set.of(200), statuses);
            assertEquals(1, cookies.size());
            assertEquals(1, database.count("select refresh_counter from session where account_id = ?", account.id()));
            assertEquals(200, refresh(cookies.iterator().next()).statusCode());
        }

        @Test
        void mayRestAlmostADay() {
            clock.advance(Duration.ofHours(24).minusMillis(1));

            assertEquals(200, refresh(firstCookie).statusCode());
        }

        @Test
        void isLoggedOutAfterADayOfRest() {
            clock.advance(Duration.ofHours(24));

            assertOver(refresh(firstCookie));
            assertEquals(0, database.count("select refresh_counter from session where account_id = ?", account.id()));
        }

        @Test
        void isLoggedOutAfterThirtyDaysHoweverBusy() {
            Instant end = clock.instant().plus(Duration.ofDays(30));
            String cookie = firstCookie;
            while (clock.instant().plus(Duration.ofHours(23)).isBefore(end)) {
                clock.advance(Duration.ofHours(23));
                cookie = refresh(cookie).cookie(COOKIE);
            }
            clock.advance(Duration.between(clock.instant(), end).minusMillis(1));
            Response last = refresh(cookie);
            assertEquals(200, last.statusCode());
            assertAccessible(last.path("accessToken"));

            clock.advance(Duration.ofMillis(1));

            assertOver(refresh(last.cookie(COOKIE)));
            assertRefused(last.path("accessToken"));
        }

        @Test
        void ofAFrozenAccountIsLoggedOut() {
            database.execute("update account set status = 'FROZEN' where id = ?", account.id());

            assertOver(refresh(firstCookie));
            assertRefused(firstToken);
        }

        @Test
        void withoutTheCookieIsAskedToLogIn() {
            Client.anonymous()
                    .post(REFRESH)
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", notNullValue())
                    .body("type", equalTo("/problems/authentication-required"));
        }
    }

    @Nested
    class AThiefWithAnOldCookie {
        @Test
        void endsTheSessionOnceTheMinuteIsOver() {
            String next = refresh(firstCookie).cookie(COOKIE);
            clock.advance(GRACE.plusMillis(1));

            assertOver(refresh(firstCookie));

            assertEndedAsReused(next);
        }

        @Test
        void endsTheSessionAtAnyTimeWithTheLastButOne() {
            String second = refresh(firstCookie).cookie(COOKIE);
            clock.advance(Duration.ofSeconds(10));
            String next = refresh(second).cookie(COOKIE);

            assertOver(refresh(firstCookie));

            assertEndedAsReused(next);
        }

        private void assertEndedAsReused(String newestCookie) {
            assertRefused(firstToken);
            assertOver(refresh(newestCookie));
            assertEquals(
                    List.of("REFRESH_REUSED"),
                    database.rows("select end_reason from session where account_id = ?", account.id()));
            assertEquals(List.of("LOGIN SUCCEEDED", "REFRESH_TOKEN_REUSED REFUSED"), database.timelineOf(account.id()));
            assertTrue(database.templatesTo(account.email()).contains("SESSION_STOLEN"));
            assertTrue(database.templatesTo(account.phone()).contains("SESSION_STOLEN"));
        }
    }

    @Nested
    class AForgerOfCookies {
        @ParameterizedTest
        @ValueSource(ints = {0, 1, 2})
        void changesOneCharacterOfAPart(int part) {
            String[] parts = firstCookie.split("\\.", -1);
            for (int at = 0; at < parts[part].length(); at++) {
                String[] forged = parts.clone();
                char other = parts[part].charAt(at) == 'A' ? 'B' : 'A';
                forged[part] = parts[part].substring(0, at) + other + parts[part].substring(at + 1);
                assertOver(refresh(String.join(".", forged)));
            }
            assertNothingHappened();
        }

        @Test
        void spellsTheSameBytesAnotherWay() {
            String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
            int last = alphabet.indexOf(firstCookie.charAt(firstCookie.length() - 1));
            String sameBytes = firstCookie.substring(0, firstCookie.length() - 1) + alphabet.charAt(last ^ 1);

            for (String forged : List.of(sameBytes, firstCookie + "=", firstCookie.replaceFirst("\\.", "=."))) {
                assertOver(refresh(forged));
            }
            assertNothingHappened();
        }

        @Test
        void addsOrDropsParts() {
            String[] parts = firstCookie.split("\\.", -1);
            for (String forged : List.of(
                    "x",
                    ".",
                    "..",
                    "...",
                    firstCookie + ".",
                    firstCookie + ".x",
                    parts[0] + "." + parts[1],
                    parts[0] + "." + parts[1] + ".",
                    "." + parts[1] + "." + parts[2],
                    parts[0] + ".." + parts[2],
                    parts[1] + "." + parts[2],
                    parts[0] + "." + parts[1] + "." + parts[2].substring(1),
                    "a".repeat(4000),
                    firstToken)) {
                assertOver(refresh(forged));
            }
            assertNothingHappened();
        }

        @Test
        void putsTheTagOfOneSessionBehindAnother() {
            TestAccount other = accounts.create();
            String otherCookie =
                    Client.tryLogIn(other.username(), TestAccounts.PASSWORD).cookie(COOKIE);

            assertOver(refresh(firstCookie.substring(0, firstCookie.lastIndexOf('.'))
                    + otherCookie.substring(otherCookie.lastIndexOf('.'))));

            assertNothingHappened();
        }

        private void assertNothingHappened() {
            assertEquals(List.of("LOGIN SUCCEEDED"), database.timelineOf(account.id()));
            assertEquals(0, database.count("select refresh_counter from session where account_id = ?", account.id()));
            assertEquals(200, refresh(firstCookie).statusCode());
        }
    }

    private static Response refresh(String cookie) {
        return Client.anonymous().cookie(COOKIE, cookie).post(REFRESH);
    }

    private String sessionId() {
        return database.rows("select id from session where account_id = ?", account.id())
                .get(0);
    }

    private static void assertOver(Response answer) {
        answer.then()
                .statusCode(401)
                .header("WWW-Authenticate", notNullValue())
                .header("Set-Cookie", containsString(COOKIE + "=;"))
                .header("Set-Cookie", containsString("Max-Age=0"))
                .body("type", equalTo("/problems/session-ended"))
                .body("accessToken", nullValue());
    }

    private static void assertAccessible(String accessToken) {
        Client.anonymous()
                .auth()
                .oauth2(accessToken)
                .get("/api/v1/account")
                .then()
                .statusCode(200);
    }

    private static void assertRefused(String accessToken) {
        Client.anonymous()
                .auth()
                .oauth2(accessToken)
                .get("/api/v1/account")
                .then()
                .statusCode(401)
                .body("type", equalTo("/problems/session-ended"));
    }

    private static void inParallel(int threads, Callable<Boolean> call) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CyclicBarrier start = new CyclicBarrier(threads);
        try {
            List<Future<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                calls.add(pool.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            for (Future<Boolean> it : calls) {
                it.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
