package com.truewatch.billing.accounts.browser;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Response;
import com.truewatch.billing.accounts.browser.Tab.Answer;
import com.truewatch.billing.accounts.testing.RunningService;
import io.restassured.RestAssured;
import io.restassured.http.Header;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages of other origins in a real browser: what the configured ones can do, and that any other can do nothing. */
class CrossOriginIT extends BrowserTest {
    private BrowserContext browser;

    @BeforeEach
    void openBrowser() {
        browser = chromium.newContext();
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    @Nested
    class PageOfAnAllowedOrigin {
        private Site site;
        private Tab tab;

        @BeforeEach
        void openPage() throws IOException {
            site = Site.onAllowedOrigin();
            tab = Tab.open(browser, site, service.baseUrl());
        }

        @AfterEach
        void closeSite() {
            site.close();
        }

        @Test
        void readsTheEntityTagOfTheAccount() {
            Answer account = tab.call("GET", "/account", tab.logIn(), null);
            assertEquals(200, account.status());
            assertEquals("demo", account.text("username"));
            assertThat(account.entityTag(), matchesPattern("(W/)?\".+\""));
        }

        @Test
        void readsARefusalAndWhenToTryAgain() {
            String token = tab.logIn();
            String change = tab.call("POST", "/account/credential-changes", token, "{\"credential\":\"EMAIL\"}")
                    .text("id");
            Answer early = tab.call("POST", "/account/credential-changes/" + change + "/resend", token, null);
            assertEquals(429, early.status());
            assertEquals("/problems/too-many-requests", early.text("type"));
            assertThat(early.retryAfter(), matchesPattern("[1-9]\\d?"));
        }

        @Test
        void goesOnInTwoTabsThatRefreshAtOnce() {
            List<String> cookies = new CopyOnWriteArrayList<>();
            tab.logIn();
            String atLogin = cookie();
            Tab other = Tab.open(browser, site, service.baseUrl());
            browser.onResponse(answer -> cookies.addAll(refreshCookies(answer)));

            tab.begin("POST", "/sessions/refresh");
            other.begin("POST", "/sessions/refresh");

            for (Answer answer : List.of(tab.awaitAnswer(), other.awaitAnswer())) {
                assertEquals(200, answer.status());
                assertEquals(
                        200,
                        tab.call("GET", "/account", answer.text("accessToken"), null)
                                .status());
            }
            assertThat(cookies, hasSize(2));
            assertEquals(cookies.get(0), cookies.get(1));
            assertThat(cookies.get(0), startsWith("refresh_token=" + cookie() + ";"));
            assertNotEquals(atLogin, cookie());
        }

        /** Without the cookie, so that nothing but the expired token can have ended the session. */
        @Test
        @Tag("full")
        void logsOutWithAnExpiredToken() throws IOException {
            try (RunningService hasty = RunningService.startedWith(Map.of("ACCOUNTS_TOKENS_LIFETIME", "1s"))) {
                Tab late = Tab.open(browser, site, hasty.baseUrl());
                String token = late.logIn();
                Answer refused = await().atMost(Duration.ofSeconds(30))
                        .pollInterval(Duration.ofMillis(100))
                        .until(() -> late.call("GET", "/account", token, null), it -> it.status() == 401);
                assertEquals("/problems/authentication-required", refused.text("type"));
                assertEquals(
                        204,
                        late.callWithoutCookies("DELETE", "/sessions/current", token)
                                .status());

                Answer refresh = late.call("POST", "/sessions/refresh", null, null);
                assertEquals(401, refresh.status());
                assertEquals("/problems/session-ended", refresh.text("type"));
                assertThat(
                        "the dead cookie is cleared",
                        browser.cookies().stream().map(it -> it.name).toList(),
                        not(hasItem("refresh_token")));
            }
        }
    }

    @Nested
    class PageOfAForeignOrigin {
        private Site site;
        private Tab tab;

        @BeforeEach
        void openPage() throws IOException {
            site = Site.onForeignOrigin();
            tab = Tab.open(browser, site, service.baseUrl());
        }

        @AfterEach
        void closeSite() {
            site.close();
        }

        @Test
        void seesNoAnswer() {
            for (Answer answer : List.of(
                    tab.call("GET", "/reference/regions", null, null),
                    tab.call("POST", "/sessions/refresh", null, null),
                    tab.call("POST", "/sessions", null, "{\"login\":\"demo\",\"password\":\"a guess\"}"))) {
                assertEquals(0, answer.status());
                assertEquals("TypeError", answer.failure());
                assertNull(answer.body());
            }
        }

        /** The cookie is the same for every port of this machine, so the browser sends it along; the holder stays in. */
        @Test
        void cannotRefreshTheHoldersSession() throws IOException {
            try (Site allowed = Site.onAllowedOrigin()) {
                Tab own = Tab.open(browser, allowed, service.baseUrl());
                own.logIn();
                String before = cookie();

                tab.call("POST", "/sessions/refresh", null, null);
                tab.call("DELETE", "/sessions/current", null, null);
                RestAssured.given()
                        .noContentType()
                        .header("Origin", site.origin())
                        .cookie("refresh_token", before)
                        .post(service.baseUrl() + "/api/v1/sessions/refresh")
                        .then()
                        .statusCode(403)
                        .contentType("application/problem+json")
                        .cookies(Map.of());

                assertEquals(before, cookie());
                assertEquals(
                        200, own.call("POST", "/sessions/refresh", null, null).status());
            }
        }

        @ParameterizedTest
        @CsvSource({
            "GET, /api/v1/reference/regions, 200",
            "GET, /api/v1/account, 401",
            "POST, /api/v1/sessions/refresh, 403",
            "DELETE, /api/v1/sessions/current, 403",
            "GET, /api/v1/nothing-here, 404",
            "PUT, /api/v1/sessions, 405",
            "GET, /problems/forbidden, 200",
            "GET, /q/openapi, 200",
            "GET, /q/health/ready, 200",
            "GET, /local/messages, 200",
            "GET, /, 200"
        })
        void getsNoCrossOriginHeader(String method, String path, int status) {
            assertForeign(
                    RestAssured.given()
                            .noContentType()
                            .header("Origin", site.origin())
                            .request(method, service.baseUrl() + path),
                    status);
        }

        @Test
        void isNotAllowedByAPreflight() {
            assertForeign(
                    RestAssured.given()
                            .header("Origin", site.origin())
                            .header("Access-Control-Request-Method", "POST")
                            .header("Access-Control-Request-Headers", "content-type")
                            .options(service.baseUrl() + "/api/v1/sessions"),
                    204);
        }

        private void assertForeign(io.restassured.response.Response answer, int status) {
            assertEquals(status, answer.statusCode());
            assertThat(answer.headers().getValues("Vary"), hasItem("Origin"));
            assertThat(
                    answer.headers().asList().stream().map(Header::getName).toList(),
                    not(hasItem(matchesPattern("(?i)access-control-.*"))));
        }
    }

    private String cookie() {
        return browser.cookies().stream()
                .filter(it -> it.name.equals("refresh_token"))
                .map(it -> it.value)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> refreshCookies(Response answer) {
        return answer.url().endsWith("/sessions/refresh")
                        && answer.request().method().equals("POST")
                ? answer.headerValues("Set-Cookie")
                : List.of();
    }
}
