package com.truewatch.billing.accounts.session;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LogoutResourceTest {
    private static final String CURRENT = "/api/v1/sessions/current";
    private static final String REFRESH = "/api/v1/sessions/refresh";
    private static final String COOKIE = "refresh_token";

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    TestAccount account;
    String token;
    String cookie;

    @BeforeEach
    void aSession() {
        account = accounts.create();
        Response login = Client.tryLogIn(account.username(), TestAccounts.PASSWORD);
        token = login.path("accessToken");
        cookie = login.cookie(COOKIE);
    }

    @Nested
    class AHolder {
        @Test
        void logsOutByTheTokenAlone() {
            assertLoggedOut(logOut(withToken(token)));
        }

        @Test
        void logsOutByTheCookieAlone() {
            assertLoggedOut(logOut(withCookie(cookie)));
        }

        @Test
        void logsOutByBoth() {
            assertLoggedOut(logOut(withToken(token).cookie(COOKIE, cookie)));
        }

        @Test
        void logsOutByATokenThatHasExpired() {
            clock.advance(Duration.ofMinutes(6));

            assertLoggedOut(logOut(withToken(token)));
        }

        @Test
        void logsOutByACookieThatWasReplaced() {
            withCookie(cookie).post(REFRESH).then().statusCode(200);
            clock.advance(Duration.ofMinutes(2));

            assertLoggedOut(logOut(withCookie(cookie)));
        }

        @Test
        void endsBothSessionsWhenTokenAndCookieAreOfTwo() {
            Response second = Client.tryLogIn(account.username(), TestAccounts.PASSWORD);

            logOut(withToken(token).cookie(COOKIE, second.cookie(COOKIE)));

            assertEquals(
                    0,
                    database.count(
                            "select count(*) from session where account_id = ? and ended_at is null", account.id()));
        }

        @Test
        void mayLogOutTwice() {
            logOut(withToken(token));

            assertLoggedOut(logOut(withToken(token).cookie(COOKIE, cookie)));
        }

        @Test
        void mayLogOutOfASessionThatHasLapsed() {
            clock.advance(Duration.ofHours(24));

            logOut(withCookie(cookie));

            assertEquals(List.of("LOGIN SUCCEEDED"), database.timelineOf(account.id()));
        }

        @Test
        void leavesTheOtherSessionsAlone() {
            Client elsewhere = Client.of(account);

            logOut(withToken(token));

            elsewhere.request().get("/api/v1/account").then().statusCode(200);
        }
    }

    @Nested
    class AStranger {
        @Test
        void logsNobodyOutWithNothing() {
            logOut(Client.anonymous());

            assertNothingHappened();
        }

        @Test
        void logsNobodyOutWithForgeries() {
            String noSignature = token.substring(0, token.lastIndexOf('.') + 1);
            for (String forged : List.of("x", "a.b.c", noSignature, noSignature + "AAAA", cookie, token + "x")) {
                logOut(withToken(forged));
                logOut(withCookie("x" + forged));
            }

            assertNothingHappened();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "null",
                    "http://evil.example",
                    "http://localhost:5173.evil.example",
                    "http://localhost:51730",
                    "https://localhost:5173",
                    "http://LOCALHOST:5173",
                    "file://",
                    "http://localhost:5173, http://evil.example"
                })
        void canUseTheCookieFromNoForeignPage(String origin) {
            refused(withToken(token)
                    .cookie(COOKIE, cookie)
                    .header("Origin", origin)
                    .delete(CURRENT));
            refused(withCookie(cookie).header("Origin", origin).post(REFRESH));

            assertEquals(0, database.count("select refresh_counter from session where account_id = ?", account.id()));
            assertNothingHappened();
        }

        private void refused(Response answer) {
            answer.then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/forbidden"))
                    .header("Set-Cookie", nullValue())
                    .header("Access-Control-Allow-Origin", nullValue());
        }

        private void assertNothingHappened() {
            assertEquals(List.of("LOGIN SUCCEEDED"), database.timelineOf(account.id()));
            withToken(token).get("/api/v1/account").then().statusCode(200);
            withCookie(cookie).post(REFRESH).then().statusCode(200);
        }
    }

    @Nested
    class TheSpa {
        @Test
        void refreshesAndLogsOutFromItsOwnOrigin() {
            withCookie(cookie)
                    .header("Origin", "http://localhost:5173")
                    .post(REFRESH)
                    .then()
                    .statusCode(200);

            assertLoggedOut(logOut(withCookie(cookie).header("Origin", "http://localhost:3000")));
        }
    }

    private static RequestSpecification withToken(String token) {
        return Client.anonymous().auth().oauth2(token);
    }

    private static RequestSpecification withCookie(String cookie) {
        return Client.anonymous().cookie(COOKIE, cookie);
    }

    private static Response logOut(RequestSpecification request) {
        Response answer = request.delete(CURRENT);
        answer.then()
                .statusCode(204)
                .header("Cache-Control", "no-store")
                .header("Set-Cookie", containsString(COOKIE + "=;"))
                .header("Set-Cookie", containsString("Max-Age=0"));
        return answer;
    }

    private void assertLoggedOut(Response answer) {
        assertEquals(204, answer.statusCode());
        assertEquals(List.of("LOGIN SUCCEEDED", "LOGOUT SUCCEEDED"), database.timelineOf(account.id()));
        assertEquals(
                List.of("LOGGED_OUT"),
                database.rows("select end_reason from session where account_id = ?", account.id()));
        withCookie(cookie).post(REFRESH).then().statusCode(401).body("type", equalTo("/problems/session-ended"));
    }
}
