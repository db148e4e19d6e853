package com.truewatch.billing.accounts.platform.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictUtf8Test {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%C0%80",
                "%C1%81",
                "%E0%80%81",
                "%F0%80%80%81",
                "%ED%A0%80",
                "%ED%A0%BD%ED%B8%80",
                "%F4%90%80%80",
                "%80",
                "%C2",
                "%E4%B8",
                "%FF",
                "%",
                "%4",
                "%zz",
                "%4g",
                "%-1",
                "%+1",
                "a%",
                "a%2",
                "%%41",
                "% 41"
            })
    void whatIsNoUtf8IsNotMended(String encoded) {
        assertThrows(IllegalArgumentException.class, () -> StrictUtf8.decodePercent(encoded));
        assertThrows(IllegalArgumentException.class, () -> StrictUtf8.decodeForm(encoded));
    }

    @Test
    void whatIsUtf8IsRead() {
        for (String text :
                new String[] {"", "a b&c=d%+", "\u0000", "\u00e9", "\u4f01\u4e1a", "\ud83d\ude00", "\uffff"}) {
            String encoded = java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
            assertEquals(text, StrictUtf8.decodeForm(encoded));
            assertEquals(text, StrictUtf8.decodePercent(encoded.replace("+", "%20")));
        }
    }

    @Test
    void aUriIsAsciiAndAFormNeedNotBe() {
        assertThrows(IllegalArgumentException.class, () -> StrictUtf8.decodePercent("\u4f01"));
        assertThrows(IllegalArgumentException.class, () -> StrictUtf8.decodePercent("a\n"));
        assertEquals("\u4f01 +", StrictUtf8.decodeForm("\u4f01+%2B"));
        assertEquals("a+b", StrictUtf8.decodePercent("a+b"));
    }
}
