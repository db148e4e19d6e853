package com.truewatch.billing.accounts.platform.security.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class DevicesTest {
    private final Devices devices = new Devices();

    @Test
    void browsersAreNamedWithTheirSystem() {
        assertEquals(
                "Mobile Safari on iOS",
                devices.describe("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 "
                        + "(KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1"));
        assertEquals(
                "Firefox on Ubuntu",
                devices.describe("Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0"));
    }

    @Test
    void toolsAreNamedAlone() {
        assertEquals("curl", devices.describe("curl/8.10.1"));
    }

    @Test
    void nothingIsMadeOfNothing() {
        assertNull(devices.describe(null));
        assertNull(devices.describe("~~~"));
    }
}
