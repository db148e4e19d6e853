package com.truewatch.billing.accounts.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Swagger UI as a person uses it: what the service answered is read where the person reads it. */
final class Explorer {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 1400;
    private static final int LONGEST_UNTIL_SENT_MILLIS = 2_000;
    private static final int MOST_ATTEMPTS = 20;

    /** Left out of pictures: what holds a token or a port, and what the contract says in general. */
    private static final String ONLY_CALL_AND_ANSWER = """
            .curl-command, .request-url, .responses-inner h4, .responses-table:not(.live-responses-table),
            .try-out, .btn-clear, .download-contents, .copy-to-clipboard { display: none !important }
            .highlight-code > .microlight { max-height: none !important }""";

    private final Page page;

    private Explorer(Page page) {
        this.page = page;
    }

    /** Opens it on a page of its own. */
    static Explorer open(BrowserContext browser, String serviceUrl) {
        Page page = browser.newPage();
        page.setViewportSize(WIDTH, HEIGHT);
        page.navigate(serviceUrl + "/q/swagger-ui/");
        return new Explorer(page);
    }

    /** Every call from now on is made with this token. */
    void authorize(String token) {
        page.locator(".auth-wrapper .btn.authorize").click();
        Locator bearer = page.locator(".modal-ux form", new Page.LocatorOptions().setHasText("bearer (http, Bearer)"));
        bearer.locator("input").fill(token);
        bearer.locator("button.authorize").click();
        bearer.locator("button.btn-done").click();
    }

    /** Executes an operation without parameters. */
    JsonPath execute(String operationId, String body, int status) {
        return execute(operationId, Map.of(), body, status);
    }

    /**
     * Executes an operation and asserts the status that the page then shows.
     *
     * @param parameters by name; those that are left out keep what the explorer proposes
     * @return the body that the page then shows
     */
    JsonPath execute(String operationId, Map<String, String> parameters, @Nullable String body, int status) {
        Locator operation = operation(operationId);
        if (operation.locator(".execute").count() == 0) {
            operation.locator(".opblock-summary-control").click();
        }
        Response answer = answer(operation, parameters, body);
        assertThat(operation.locator(".live-responses-table tbody .response-col_status"))
                .containsText(Integer.toString(status));
        return JsonPath.from(answer.text());
    }

    /** Where the page shows the body of the last answer of this operation. */
    Locator shownAnswer(String operationId) {
        return operation(operationId)
                .locator(".live-responses-table .highlight-code")
                .first();
    }

    /** A picture of the operation, its parameters and its answer, in the directory that {@code -Dscreenshots=} names. */
    void photograph(String operationId, String name) {
        operation(operationId)
                .screenshot(new Locator.ScreenshotOptions()
                        .setStyle(ONLY_CALL_AND_ANSWER)
                        .setPath(Path.of(System.getProperty("screenshots", "target/screenshots"), name + ".png")));
    }

    /** Once more where nothing was sent: the page empties what was typed before it had resolved an operation's references. */
    private Response answer(Locator operation, Map<String, String> parameters, @Nullable String body) {
        for (int attempt = 1; ; attempt++) {
            parameters.forEach((name, value) ->
                    operation.locator("tr[data-param-name=" + name + "] input").fill(value));
            if (body != null) {
                operation.locator("textarea.body-param__text").fill(body);
            }
            try {
                return page.waitForRequest(
                                it -> it.url().contains("/api/v1/"),
                                new Page.WaitForRequestOptions().setTimeout(LONGEST_UNTIL_SENT_MILLIS),
                                () -> operation.locator(".execute").click())
                        .response();
            } catch (TimeoutError nothingSent) {
                if (attempt == MOST_ATTEMPTS) {
                    throw nothingSent;
                }
            }
        }
    }

    private Locator operation(String operationId) {
        return page.locator(".opblock[id$='-" + operationId + "']");
    }
}
