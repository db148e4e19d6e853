package com.truewatch.billing.accounts.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The start page and the inbox: what they tell a newcomer to do works, and messages are shown as text. */
class LocalPagesIT extends BrowserTest {
    private static final int NARROW = 360;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext browser;
    private Page page;

    @BeforeEach
    void openPage() {
        browser = chromium.newContext(
                new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK).setViewportSize(NARROW, 800));
        page = browser.newPage();
        page.onPageError(complaints::add);
    }

    @AfterEach
    void closePage() {
        browser.close();
        assertThat("the scripts run through", complaints, empty());
    }

    /** Twice, because the second run finds another email than the first. */
    @Test
    void commandsOfTheStartPageWorkAsPasted() throws IOException, InterruptedException {
        page.navigate(service.baseUrl() + "/");
        String commands = String.join("", page.locator("pre code").allTextContents());
        for (int run = 1; run <= 2; run++) {
            String output = runInBash(commands);
            assertThat(output, containsString("\"state\":\"COMPLETED\""));
            assertThat(output, containsString("@truewatch.example: 201\n"));
            assertThat(output, containsString("@truewatch.example: 401\n"));
        }
    }

    @Test
    void inboxShowsTheCodeOfAMessageThatArrivesWhileItIsOpen() {
        page.navigate(service.baseUrl() + "/local/inbox?recipient=6591234567");
        // A login from a new browser sends a text message too, but no code.
        Locator message = page.locator("#messages > li:visible")
                .filter(new Locator.FilterOptions().setHas(page.locator("output")));
        // Those of tests before are still there.
        assertThat(page.locator("#count")).not().isEmpty();
        int before = message.count();

        startChangeOfPhone();

        assertThat(message).hasCount(before + 1);
        assertThat(message.first().locator("output")).hasText(service.awaitCode("+6591234567"));
        page.locator("#recipient").fill("nobody");
        assertThat(message).hasCount(0);
    }

    @Test
    void inboxShowsMarkupInAMessageAsText() {
        page.route(
                "**/local/messages",
                route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("""
                        {"items":[{"channel":"EMAIL","recipient":"<b>a@mail.example","subject":"<b>Hello",\
                        "text":"<img src=x>\\n  123456\\n","sentAt":"2026-01-01T00:00:00Z"}],"nextCursor":null}""")));
        page.navigate(service.baseUrl() + "/local/inbox");
        Locator message = page.locator("#messages > li");
        assertThat(message.locator("h2")).hasText("<b>Hello");
        assertThat(message.locator(".to")).hasText("<b>a@mail.example");
        assertThat(message.locator(".text")).containsText("<img src=x>");
        assertThat(message.locator("b, img")).hasCount(0);
    }

    @Test
    void aLinkDoesNothingBeforeItsButtonIsPressed() {
        List<String> calls = new ArrayList<>();
        page.route("**/api/v1/**", route -> {
            calls.add(route.request().postData());
            route.resume();
        });
        page.navigate(service.baseUrl() + "/local/undo#token=no.good.token");
        assertThat(page.locator("#follow")).isEnabled();
        assertEquals(service.baseUrl() + "/local/undo", page.url());
        assertThat(calls, empty());

        page.locator("#follow").click();

        assertThat(page.locator("#trouble")).containsText("Not found");
        assertEquals(List.of("{\"token\":\"no.good.token\"}"), calls);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/local/account",
                "/local/inbox",
                "/local/undo",
                "/local/contest",
                "/problems/code-incorrect"
            })
    void pageFitsANarrowScreen(String path) {
        page.navigate(service.baseUrl() + path);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", "narrow" + path.replace('/', '-') + ".png"))
                .setFullPage(true));
        assertEquals(NARROW, page.evaluate("() => document.documentElement.scrollWidth"));
    }

    private static void startChangeOfPhone() {
        String token = RestAssured.given()
                .contentType("application/json")
                .body("{\"login\":\"demo\",\"password\":\"demo-password-for-local-use\"}")
                .post(service.baseUrl() + "/api/v1/sessions")
                .path("accessToken");
        RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType("application/json")
                .body("{\"credential\":\"PHONE\"}")
                .post(service.baseUrl() + "/api/v1/account/credential-changes")
                .then()
                .statusCode(201);
    }

    private static String runInBash(String commands) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("bash").redirectErrorStream(true).start();
        try (var input = bash.outputWriter(StandardCharsets.UTF_8)) {
            input.write(commands);
        }
        String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(bash.waitFor(1, TimeUnit.MINUTES));
        return output;
    }
}
