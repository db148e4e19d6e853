package com.truewatch.billing.accounts.browser;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The main job in the explorer, as a newcomer does it by the list on the start page. */
class ExplorerIT extends BrowserTest {
    private static final String PASSWORD = "demo-password-for-local-use";
    private static final String OLD_EMAIL = "demo@truewatch.example";
    private static final String NEW_EMAIL = "dana@explorer.example";

    private final List<String> requested = new ArrayList<>();

    @Test
    void newcomerChangesTheEmailOfTheDemoAccount() {
        try (BrowserContext browser = chromium.newContext()) {
            browser.onRequest(request -> requested.add(request.url()));
            Explorer explorer = Explorer.open(browser, service.baseUrl());

            explorer.authorize(logIn(explorer, "demo", 201).getString("accessToken"));
            Map<String, String> change = Map.of(
                    "id",
                    explorer.execute("startCredentialChange", "{\"credential\":\"EMAIL\"}", 201)
                            .getString("id"));
            assertNextAction("ENTER_NEW_ADDRESS", explorer.execute("enterCurrentCode", change, code(OLD_EMAIL), 200));
            assertNextAction(
                    "ENTER_NEW_CODE",
                    explorer.execute("giveNewAddress", change, "{\"address\":\"" + NEW_EMAIL + "\"}", 200));
            JsonPath completed = explorer.execute("enterNewCode", change, code(NEW_EMAIL), 200);
            assertEquals("COMPLETED", completed.getString("state"));
            assertNextAction("NONE", completed);

            logIn(explorer, NEW_EMAIL, 201);
            logIn(explorer, OLD_EMAIL, 401);
        }
        assertThat("the explorer calls nobody else", requested, everyItem(startsWith(service.baseUrl() + "/")));
    }

    private static JsonPath logIn(Explorer explorer, String login, int status) {
        return explorer.execute("logIn", "{\"login\":\"" + login + "\",\"password\":\"" + PASSWORD + "\"}", status);
    }

    private static String code(String recipient) {
        return "{\"code\":\"" + service.awaitCode(recipient) + "\"}";
    }

    private static void assertNextAction(String expected, JsonPath change) {
        assertEquals(expected, change.getString("nextAction"));
    }
}
