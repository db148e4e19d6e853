package com.truewatch.billing.accounts.account.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsernamesTest {
    @ParameterizedTest
    @CsvSource({
        "' acme\u200b ',acme",
        "acme\u00a0,acme",
        "ac\ufeffme,acme",
        "acme,acme",
        "ACME,acme",
        "A.b-c_9,a.b-c_9",
        "abc,abc"
    })
    void lettersAreFolded(String typed, String username) {
        assertEquals(Optional.of(username), Usernames.normalise(typed));
        assertEquals(Optional.of(username), Usernames.normalise(username));
    }

    @Test
    void onesOf3To32Characters() {
        assertTrue(Usernames.normalise("a".repeat(32)).isPresent());
        assertTrue(Usernames.normalise("a".repeat(33)).isEmpty());
        assertTrue(Usernames.normalise("ab").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "acme\n",
                "ac me",
                "9acme",
                "-acme",
                "+6591234567",
                "ops@acme",
                "\uff41cme",
                "\u0430cme",
                "acm\u0130",
                "m\u0131ke",
                "mi\u212ae",
                "acme\u0000",
                "acme\u202e",
                "a'or'1"
            })
    void nothingThatCouldBeTakenForSomethingElse(String typed) {
        assertTrue(Usernames.normalise(typed).isEmpty());
    }

    @Test
    void whateverTheLanguageOfTheHost() {
        Locale host = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertEquals(Optional.of("title"), Usernames.normalise("TITLE"));
        } finally {
            Locale.setDefault(host);
        }
    }
}
