package com.truewatch.billing.accounts.browser;

import com.truewatch.billing.accounts.testing.RunningService;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A browser and the packaged service in local mode, for the tests of one class. */
abstract class BrowserTest {
    static Chromium chromium;
    static RunningService service;

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
}
