package com.truewatch.billing.accounts.undo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkPagesTest {
    private static final String GOOD = "https://billing.example/contest";

    @Test
    void areThoseConfigured() {
        LinkPages pages = pages("https://billing.example/undo?from=mail", GOOD, true);

        assertEquals(
                "https://billing.example/undo?from=mail", pages.of(Link.UNDO).toString());
        assertEquals(GOOD, pages.of(Link.CONTEST).toString());
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
                pages("http://localhost:8080/local/undo", GOOD, false)
                        .of(Link.UNDO)
                        .toString());
    }

    private static LinkPages pages(String undo, String contest, boolean secure) {
        return new LinkPages(new LinkConfig() {
            @Override
            public URI undo() {
                return URI.create(undo);
            }

            @Override
            public URI contest() {
                return URI.create(contest);
            }

            @Override
            public boolean secure() {
                return secure;
            }
        });
    }
}
