package com.truewatch.billing.accounts.platform.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlanksTest {
    @ParameterizedTest
    @ValueSource(
            strings = {" ", "\u00a0", "\u2007", "\u202f", "\u3000", "\u200c", "\u200d", "\u200e", "\u200f", "\u061c"})
    void leaveWhatTheyStandAround(String blank) {
        assertEquals("Ada" + blank + "Lovelace", Blanks.strip(blank + " Ada" + blank + "Lovelace " + blank));
        assertEquals("", Blanks.strip(blank + blank));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00ad", "\u034f", "\u180e", "\u200b", "\u2060", "\ufeff"})
    void withoutAWidthLeaveAltogether(String unseen) {
        assertEquals("Ada Lovelace", Blanks.strip(unseen + " " + unseen + "A" + unseen + "da Lovelace" + unseen));
        assertEquals("", Blanks.strip(unseen));
    }

    /** A Persian name, a family, a heart in colour, a Japanese name with its variant of a character, a flag. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "نامه\u200cنگار",
                "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
                "\u2764\ufe0f",
                "\u845b\udb40\udd00飾",
                "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f"
            })
    void areNotWhatNamesAndPicturesAreMadeOf(String name) {
        assertEquals(name, Blanks.strip(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\t", "\u0000", "\u2028", "\u0085", "\u202e", "\ud800"})
    void areNotWhatIsRefused(String refused) {
        assertEquals(refused + "Ada" + refused, Blanks.strip(refused + "Ada" + refused));
    }
}
