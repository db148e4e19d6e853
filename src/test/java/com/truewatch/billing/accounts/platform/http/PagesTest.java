package com.truewatch.billing.accounts.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    private static final String GOOD = "https://billing.example/contest";

    @Test
    void areThoseConfigured() {
        Pages pages = pages("https://billing.example/undo?from=mail", GOOD, true);

        assertEquals("https://billing.example/undo?from=mail", pages.undo().toString());
        assertEquals(GOOD, pages.contest().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://billing.example/undo",
                "ftp://billing.example/undo",
                "//billing.example/undo",
                "/undo",
                "https:/undo",
                "https://user@billing.example/undo",
                "https://billing.example/undo#page"
            })
    void thatANoticeMustNotLeadToAreRefusedAtTheStart(String page) {
        IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> pages(page, GOOD, true));

        assertTrue(String.valueOf(refusal.getMessage()).contains(page), refusal::toString);
        assertThrows(IllegalStateException.class, () -> pages(GOOD, page, true));
    }

    @Test
    void mayBeHttpInLocalMode() {
        assertEquals(
                "http://localhost:8080/local/undo",
                pages("http://localhost:8080/local/undo", GOOD, false).undo().toString());
    }

    private static Pages pages(String undo, String contest, boolean secure) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(PagesConfig.class)
                .withMapping(HttpConfig.class)
                .withDefaultValue("accounts.pages.undo", undo)
                .withDefaultValue("accounts.pages.contest", contest)
                .withDefaultValue("accounts.pages.undo-factors", GOOD)
                .withDefaultValue("accounts.pages.cancel-recovery", GOOD)
                .withDefaultValue("accounts.pages.alibaba-cloud-claim", GOOD)
                .withDefaultValue("accounts.http.secure", Boolean.toString(secure))
                .build();
        return new Pages(config.getConfigMapping(PagesConfig.class), config.getConfigMapping(HttpConfig.class));
    }
}
