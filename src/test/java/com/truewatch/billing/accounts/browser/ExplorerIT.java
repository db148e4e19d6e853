package com.truewatch.billing.accounts.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.truewatch.billing.accounts.testing.RunningService;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The main job in the explorer, as a newcomer does it by the list on the start page. */
class ExplorerIT {
    private static final String PASSWORD = "demo-password-for-local-use";
    private static final String OLD_EMAIL = "demo@truewatch.example";
    private static final String NEW_EMAIL = "dana@explorer.example";

    private static Chromium chromium;
    private static RunningService service;

    private final List<String> requested = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.launchOrSkip();
        service = RunningService.started();
    }

    @AfterAll
    static void stop() throws IOException {
        if (service != null) {
            service.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void newcomerChangesTheEmailOfTheDemoAccount() {
        try (BrowserContext browser = chromium.newContext()) {
            browser.onRequest(request -> requested.add(request.url()));
            Page page = browser.newPage();
            page.setViewportSize(1280, 1400);
            page.navigate(service.baseUrl() + "/q/swagger-ui/");

            authorize(page, logIn(page, "demo", 201).getString("accessToken"));
            String change = execute(page, "startCredentialChange", null, "{\"credential\":\"EMAIL\"}", 201)
                    .getString("id");
            assertNextAction("ENTER_NEW_ADDRESS", execute(page, "enterCurrentCode", change, code(OLD_EMAIL), 200));
            assertNextAction(
                    "ENTER_NEW_CODE",
                    execute(page, "giveNewAddress", change, "{\"address\":\"" + NEW_EMAIL + "\"}", 200));
            JsonPath completed = execute(page, "enterNewCode", change, code(NEW_EMAIL), 200);
            assertEquals("COMPLETED", completed.getString("state"));
            assertNextAction("NONE", completed);
            operation(page, "enterNewCode").evaluate("it => it.scrollIntoView()");
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "explorer.png")));

            logIn(page, NEW_EMAIL, 201);
            logIn(page, OLD_EMAIL, 401);
        }
        assertThat("the explorer calls nobody else", requested, everyItem(startsWith(service.baseUrl() + "/")));
    }

    private static JsonPath logIn(Page page, String login, int status) {
        String body = "{\"login\":\"" + login + "\",\"password\":\"" + PASSWORD + "\"}";
        return execute(page, "logIn", null, body, status);
    }

    /** What the explorer shows is what the service answered: its status is asserted on the page. */
    private static JsonPath execute(Page page, String operationId, @Nullable String id, String body, int status) {
        Locator operation = operation(page, operationId);
        if (operation.locator(".execute").count() == 0) {
            operation.locator(".opblock-summary-control").click();
        }
        if (id != null) {
            operation.locator("tr[data-param-name=id] input").fill(id);
        }
        operation.locator("textarea.body-param__text").fill(body);
        Response answer = page.waitForResponse(
                it -> it.request().method().equals("POST"),
                () -> operation.locator(".execute").click());
        assertThat(operation.locator(".live-responses-table tbody .response-col_status"))
                .containsText(Integer.toString(status));
        return JsonPath.from(answer.text());
    }

    private static Locator operation(Page page, String operationId) {
        return page.locator(".opblock[id$='-" + operationId + "']");
    }

    private static void authorize(Page page, String token) {
        page.locator(".auth-wrapper .btn.authorize").click();
        Locator dialog = page.locator(".modal-ux");
        dialog.locator("input").fill(token);
        dialog.locator("button.authorize").click();
        dialog.locator("button.btn-done").click();
    }

    private static String code(String recipient) {
        return "{\"code\":\"" + service.awaitCode(recipient) + "\"}";
    }

    private static void assertNextAction(String expected, JsonPath change) {
        assertEquals(expected, change.getString("nextAction"));
    }
}
