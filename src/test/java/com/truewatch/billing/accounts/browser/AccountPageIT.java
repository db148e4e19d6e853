package com.truewatch.billing.accounts.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.truewatch.billing.accounts.testing.AuthenticatorApp;
import com.truewatch.billing.accounts.testing.RealNameCalls;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The account page of local mode, which is on the client for browsers, as a holder uses it. */
class AccountPageIT extends BrowserTest {
    private static final String PASSWORD = "demo-password-for-local-use";
    private static final int PHONE = 390;

    /** Milliseconds: the first of these calls loads what the service has not needed yet. */
    private static final double PATIENCE = 30_000;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext browser;
    private Page page;

    @BeforeEach
    void openPage() {
        open(1280, ColorScheme.LIGHT);
    }

    @AfterEach
    void closePage() {
        browser.close();
        assertThat("the scripts run through", complaints, empty());
    }

    @Test
    @Tag("full")
    void profileIsSavedUnlessItHasChangedMeanwhile() {
        logIn();
        page.locator("#contactName").fill("Ada");
        press("#profile", "Save");
        assertThat(page.locator("#profile .said")).hasText("Saved.");

        call().body("{\"contactName\":\"Grace\"}")
                .patch("/api/v1/account/profile")
                .then()
                .statusCode(200);
        page.locator("#companyName").fill("Another Trading Pte. Ltd.");
        press("#profile", "Save");

        assertThat(page.locator("#profile .said")).containsText("has changed meanwhile");
        assertThat(page.locator("#contactName")).hasValue("Grace");
        assertThat(page.locator("#companyName")).hasValue("Demo Trading Pte. Ltd.");
    }

    @Test
    @Tag("full")
    void aWrongMemberIsToldAtItsField() {
        logIn();
        page.locator("#contactName").fill("Ada\u0007");
        press("#profile", "Save");

        assertThat(page.locator("#contactName")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#contactName-wrong")).not().isEmpty();
    }

    @Test
    void emailChangesByTwoCodesFromTheInboxBeside() {
        logIn();
        String before = page.locator("#email .row span").first().textContent();
        String after = "changed." + System.nanoTime() + "@truewatch.example";

        String earlier =
                codesTo(before).count() == 0 ? "" : codesTo(before).first().textContent();
        press("#email", "Change email");
        page.locator("#email-input").fill(newCodeTo(before, earlier));
        press("#email", "Go on");
        page.locator("#email-input[type=email]").fill(after);
        press("#email", "Go on");
        page.locator("#email-input.digits").fill(newCodeTo(after, ""));
        press("#email", "Go on");

        assertThat(page.locator("#email .said")).containsText("Changed.");
        assertThat(page.locator("#facts")).containsText(after);
        assertThat(page.locator("#activity")).containsText("Email changed");
        assertThat(page.locator("#sessions .tag")).hasText("This one");
    }

    @Test
    @Tag("full")
    void aWrongCodeTellsTheTriesThatAreLeft() {
        logIn();
        String phone = page.locator("#phone .row span").first().textContent();
        String earlier =
                codesTo(phone).count() == 0 ? "" : codesTo(phone).first().textContent();
        press("#phone", "Change phone");
        String code = newCodeTo(phone, earlier);
        page.locator("#phone-input").fill(code.equals("000000") ? "000001" : "000000");
        press("#phone", "Go on");

        assertThat(page.locator("#phone .said")).containsText("Tries left: 4");
        press("#phone", "Cancel");
        assertThat(page.locator("#phone-input")).hasCount(0);
    }

    @Test
    @Tag("full")
    void anotherSessionIsSeenAndEnded() {
        logIn();
        String token = token();
        page.reload();
        Locator others =
                page.locator("#sessions li").filter(new Locator.FilterOptions().setHasNot(page.locator(".tag")));
        assertThat(others.first()).isVisible(new IsVisibleOptions().setTimeout(PATIENCE));

        press("#sessions + .actions", "End all others");

        assertThat(page.locator("#sessions-said")).containsText("Ended: ");
        assertThat(others).hasCount(0);
        RestAssured.given()
                .auth()
                .oauth2(token)
                .get(service.baseUrl() + "/api/v1/account")
                .then()
                .statusCode(401);
    }

    /** The proof of the login is made old, as it becomes by waiting. */
    @Test
    void aCallThatNeedsAFreshProofAsksForItAndGoesOn() throws Exception {
        logIn();
        makeProofsOld();

        press("#factors ~ .actions", "Add an authenticator app");
        page.locator("#proof-secret").fill("not the password");
        press("#proof", "Go on");
        assertThat(page.locator("#proof .said")).not().isEmpty();
        page.locator("#proof-secret").fill(PASSWORD);
        press("#proof", "Go on");
        String secret = page.locator("#new-factor code").textContent();
        page.locator("#totp").fill(new AuthenticatorApp(secret).at(Instant.now()));
        press("#new-factor", "Add it");
        assertThat(page.locator("#factors")).containsText("Authenticator app");

        press("#factors ~ .actions", "Make recovery codes");
        String recoveryCode = page.locator(".codes li").first().textContent();
        press("#facts ~ .actions", "Log out");
        press("#login", "Log in");
        page.locator("#login-second").fill(recoveryCode);
        press("#login", "Log in");
        assertThat(page.locator("#account")).isVisible();

        makeProofsOld();
        page.locator("[aria-label='Remove Authenticator app']").click();
        press("#proof", "Cancel");
        assertThat(page.locator("#factors-said")).containsText("Stronger login required");
        page.locator("[aria-label='Remove Authenticator app']").click();
        page.locator("#proof-secret").fill(PASSWORD);
        press("#proof", "Go on");
        assertThat(page.locator("#factors")).containsText("None yet");
    }

    @Test
    @Tag("full")
    void anEnterpriseReplacesItsCertificateAndWithdraws() {
        logIn();
        page.locator("#replace").click();
        page.locator("#legalName").fill("Demo Trading Pte. Ltd.");
        page.locator("#country").selectOption("SG");
        page.locator("#registrationNumber").fill("201912345K");
        page.locator("#legalRepresentative").fill("Dana Demo");
        page.locator("#document")
                .setInputFiles(new FilePayload("licence.pdf", "application/pdf", RealNameCalls.pdf("licence")));
        press("#real-name", "Submit");

        assertThat(page.locator("#real-name-facts"))
                .containsText("Waits for a decision", new ContainsTextOptions().setTimeout(PATIENCE));
        page.locator("#withdraw").click();
        assertThat(page.locator("#real-name-said")).hasText("Withdrawn.");
        assertThat(page.locator("#replace")).isVisible();
    }

    @ParameterizedTest
    @Tag("full")
    @CsvSource({PHONE + ", LIGHT", PHONE + ", DARK", "1280, LIGHT", "1280, DARK"})
    void nothingOverflows(int width, ColorScheme scheme) {
        browser.close();
        open(width, scheme);
        logIn();
        press("#phone", "Change phone");
        press("#factors ~ .actions", "Add an authenticator app");
        assertThat(page.locator(".qr svg")).isVisible();

        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", "account-" + width + "-" + scheme + ".png"))
                .setFullPage(true));
        assertEquals(width, page.evaluate("() => document.documentElement.scrollWidth"));
        press("#phone", "Cancel");
        assertThat(page.locator("#phone-input")).hasCount(0);
    }

    private void open(int width, ColorScheme scheme) {
        browser = chromium.newContext(
                new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900));
        page = browser.newPage();
        page.onPageError(complaints::add);
    }

    /** By the demo account that the form names. */
    private void logIn() {
        page.navigate(service.baseUrl() + "/local/account");
        press("#login", "Log in");
        assertThat(page.locator("#account")).isVisible(new IsVisibleOptions().setTimeout(PATIENCE));
    }

    private void press(String within, String button) {
        page.locator(within)
                .getByText(button, new Locator.GetByTextOptions().setExact(true))
                .locator("visible=true")
                .and(page.locator("button"))
                .click();
    }

    /** As a person reads it in the inbox beside: the newest, once it is another than the one before. */
    private String newCodeTo(String address, String earlier) {
        Locator newest = codesTo(address).first();
        assertThat(newest).not().hasText(earlier, new HasTextOptions().setTimeout(PATIENCE));
        return newest.textContent();
    }

    private Locator codesTo(String address) {
        return page.locator("#mails li")
                .filter(new Locator.FilterOptions().setHasText(address))
                .locator("output");
    }

    private static void makeProofsOld() throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(service.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("update session set proved_at = proved_at - interval '10 minutes'");
        }
    }

    private static RequestSpecification call() {
        return RestAssured.given()
                .baseUri(service.baseUrl())
                .contentType("application/json")
                .auth()
                .oauth2(token());
    }

    private static String token() {
        return RestAssured.given()
                .contentType("application/json")
                .body("{\"login\":\"demo\",\"password\":\"" + PASSWORD + "\"}")
                .post(service.baseUrl() + "/api/v1/sessions")
                .path("accessToken");
    }
}
