package com.truewatch.billing.accounts.platform.validation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    private final PlainText.Validator validator = new PlainText.Validator();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0",
                "\u3000",
                "\u200b",
                "\u2060\ufeff",
                "\u00ad",
                "\u034f",
                "\ufe0f",
                "\u200d",
                "\u3164",
                "\u115f",
                "\uffa0",
                "\u2800",
                " \u200b\u00a0"
            })
    void isMoreThanWhatNobodySees(String unseen) {
        assertFalse(validator.isValid(unseen, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", ".", "\u200bA", "名", "\u2764\ufe0f", "\ud83d\ude00", "\u0e01"})
    void isAnythingThatIsSeen(String seen) {
        assertTrue(validator.isValid(seen, null));
    }
}
