package com.truewatch.billing.accounts.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Passkeys as a browser makes and uses them: Chromium with an authenticator of its own, on the page of local mode. */
class PasskeyIT extends BrowserTest {
    private static final String AUTHENTICATOR = """
            {"options": {"protocol": "ctap2", "ctap2Version": "ctap2_1", "transport": "internal", "hasResidentKey": true,
             "hasUserVerification": true, "isUserVerified": true, "automaticPresenceSimulation": true}}""";

    /** Milliseconds: the first of these calls loads what the service has not needed yet. */
    private static final double PATIENCE = 30_000;

    private BrowserContext browser;
    private CDPSession devices;
    private String authenticator;
    private Page page;

    @BeforeEach
    void openPageOnADevice() {
        browser = chromium.newContext();
        page = browser.newPage();
        devices = browser.newCDPSession(page);
        devices.send("WebAuthn.enable", new JsonObject());
        authenticator = devices.send("WebAuthn.addVirtualAuthenticator", json(AUTHENTICATOR))
                .get("authenticatorId")
                .getAsString();
        page.navigate(service.baseUrl().replace("127.0.0.1", "localhost") + "/local/passkey");
    }

    @AfterEach
    void closePage() {
        browser.close();
    }

    @Test
    void isEnrolledLogsInAloneAndAsSecondProofAndIsRemoved() {
        press("enrol", "Enrolled: This device");
        press("enter", "Logged in: PASSKEY");
        press("both", "Logged in: PASSWORD_PASSKEY");
        refused("enrol", "InvalidStateError");

        press("remove", "Removed");

        refused("enter", "Login failed");
        press("both", "Logged in: PASSWORD");
    }

    @Test
    void isRefusedWhereNobodyUnlocksTheDevice() {
        press("enrol", "Enrolled: This device");
        devices.send(
                "WebAuthn.setUserVerified",
                json("{\"authenticatorId\": \"" + authenticator + "\", \"isUserVerified\": false}"));

        refused("enter", "NotAllowedError");

        devices.send(
                "WebAuthn.setUserVerified",
                json("{\"authenticatorId\": \"" + authenticator + "\", \"isUserVerified\": true}"));
        press("remove", "Removed");
    }

    private void press(String button, String outcome) {
        page.locator("#" + button).click();
        assertThat(page.locator("#done")).hasText(outcome, new HasTextOptions().setTimeout(PATIENCE));
    }

    private void refused(String button, String reason) {
        page.locator("#" + button).click();
        assertThat(page.locator("#trouble")).containsText(reason, new ContainsTextOptions().setTimeout(PATIENCE));
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }
}
