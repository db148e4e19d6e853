package com.truewatch.billing.accounts.account.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @Test
    void theSpellingOfTheLocalPartIsKeptAndTheKeyIsLowerCase() {
        EmailAddress address = parse("  Ops.Team@Acme.Example ");

        assertEquals("Ops.Team@acme.example", address.spelling());
        assertEquals("ops.team@acme.example", address.key());
    }

    @Test
    void mailGoesToTheLocalPartAsSpeltAtTheDomainAsALabels() {
        assertEquals("Ops@xn--mnchen-3ya.example", parse("Ops@MÜNCHEN.example").deliverable());
    }

    /** What UTS 46 takes away or exchanges: nobody sees it, and other programs do neither. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ops@ac\u200bme.link",
                "Ops@ac\u00adme.link",
                "Ops@ac\u2060me.link",
                "Ops@ac\ufeffme.link",
                "Ops@ac\ufe0fme.link",
                "Ops@ac\u034fme.link",
                "Ops@ac\u180eme.link",
                "Ops@ac\ufe00me.link",
                "Ops@acme.lin\u212a",
                "Ops@\uff21\uff23\uff2d\uff25.link",
                "Ops@acme\uff0elink",
                "Ops@acme\u3002link",
                "Ops@acme\uff61link",
                "Ops@ACME.Link",
                "Op\u200bs\u2060@acme.link",
                "\ufeffOps@acme.link\u200b",
                "\u00a0Ops@acme.link\u3000",
                "\u200eOps@acme.link\u200f"
            })
    void theDomainIsHandedOnAsItIsUnderstood(String typed) {
        EmailAddress address = parse(typed);

        assertEquals("Ops@acme.link", address.spelling());
        assertEquals("Ops@acme.link", address.deliverable());
        assertEquals("ops@acme.link", address.key());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Ops@M\u00dcN\u00adCHEN.example", "Ops@mu\u0308nchen\u3002example", "Ops@XN--mnchen-3YA.example"
            })
    void theDomainIsSpeltForReaders(String typed) {
        assertEquals("Ops@m\u00fcnchen.example", parse(typed).spelling());
    }

    @Test
    void whatWasStoredAsItWasTypedLeavesAsItIsUnderstood() {
        assertEquals("Ops@acme.link", new EmailAddress("Ops@ac\u00adme.Link", "ops@acme.link").spelling());
    }

    @Test
    void aSpellingHas254OctetsAtMostWhereItsKeyHas() {
        String label = "\ud840\udc00".repeat(25);
        EmailAddress address =
                parse(parse("o@" + label + "." + label + ".example").key());
        EmailAddress longer = parse("o@" + key(label) + "." + key(label) + "." + key(label) + ".example");

        assertEquals("o@" + label + "." + label + ".example", address.spelling());
        assertEquals(longer.key(), longer.spelling());
    }

    private static String key(String label) {
        String key = parse("o@" + label + ".example").key();
        return key.substring(2, key.length() - ".example".length());
    }

    @Test
    void onlyTheFirstLetterAndTheDomainAreShown() {
        assertEquals("o**@acme.example", parse("Ops@acme.example").masked());
        assertEquals("o**@acme.example", parse("o@acme.example").masked());
    }

    @Nested
    class OneAddressHasOneKey {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "ops@xn--mnchen-3ya.example",
                    "ops@XN--MNCHEN-3YA.EXAMPLE",
                    "OPS@MÜNCHEN.example",
                    "ops@mu\u0308nchen.example",
                    "ops@münchen\uff0eexample",
                    "ops@münchen\u3002example",
                    "ops@ｍünchen.ｅxample",
                    "ops@mün\u00adchen.example",
                    "ops@mün\u200bchen.example"
                })
        void howeverItIsSpelt(String spelling) {
            assertEquals("ops@xn--mnchen-3ya.example", parse(spelling).key());
        }

        @Test
        void normalisingTwiceIsNormalisingOnce() {
            long seed = 20_261_123L;
            Random random = new Random(seed);
            int accepted = 0;
            for (int i = 0; i < 20_000; i++) {
                String spelling = hostile(random, "aZ0-_.+") + "@"
                        + hostile(random, "aZ9-.ßéΣςıİKſ．。ａ＠а\u0308\u200d\u05d0") + ".example";
                var address = EmailAddress.parse(spelling);
                if (address.isPresent()) {
                    accepted++;
                    String key = address.get().key();
                    assertEquals(key, parse(key).key(), () -> "seed " + seed + ": " + spelling);
                    String kept = address.get().spelling();
                    assertEquals(address.get(), parse(kept), () -> "seed " + seed + ": " + spelling);
                }
            }
            assertTrue(accepted > 1000, "too few of them are addresses: " + accepted);
        }

        @Test
        void whateverTheLanguageOfTheHost() {
            Locale host = Locale.getDefault();
            Locale.setDefault(Locale.forLanguageTag("tr"));
            try {
                assertEquals("info@title.example", parse("INFO@TITLE.EXAMPLE").key());
            } finally {
                Locale.setDefault(host);
            }
        }

        private String hostile(Random random, String alphabet) {
            int[] letters = alphabet.codePoints().toArray();
            StringBuilder text = new StringBuilder();
            for (int length = 1 + random.nextInt(6); length > 0; length--) {
                text.appendCodePoint(letters[random.nextInt(letters.length)]);
            }
            return text.toString();
        }
    }

    @Nested
    class TwoAddressesHaveTwoKeys {
        @Test
        void theSharpSIsNotTwoS() {
            assertEquals("ops@xn--fa-hia.de", parse("ops@faß.de").key());
            assertEquals("ops@fass.de", parse("ops@fass.de").key());
        }

        @Test
        void aCyrillicTwinIsAnotherDomain() {
            assertEquals("ops@xn--pple-43d.com", parse("ops@\u0430pple.com").key());
            assertNotEquals(
                    parse("ops@apple.com").key(), parse("ops@\u0430pple.com").key());
        }

        @Test
        void theDottedCapitalIIsNotAnI() {
            assertNotEquals(
                    parse("ops@mike.example").key(),
                    parse("ops@M\u0130KE.example").key());
        }

        @Test
        void aTagIsPartOfTheAddress() {
            assertNotEquals(
                    parse("ops@acme.example").key(), parse("ops+x@acme.example").key());
        }
    }

    @Nested
    class Lengths {
        private static final String DOMAIN_189 = "a".repeat(63) + "." + "b".repeat(63) + "." + "c".repeat(61);

        @Test
        void aLocalPartHas64OctetsAtMost() {
            assertAccepted("a".repeat(64) + "@acme.example");
            assertRefused("a".repeat(65) + "@acme.example");
        }

        @Test
        void anAddressHas254OctetsAtMost() {
            assertAccepted("a".repeat(64) + "@" + DOMAIN_189);
            assertRefused("a".repeat(64) + "@" + DOMAIN_189 + "c");
        }

        @Test
        void octetsCountNotCharacters() {
            String label = "名".repeat(15);
            String domain = label + "." + label + "." + label + "." + label + ".example";
            int room = 254 - domain.getBytes(StandardCharsets.UTF_8).length - 1;

            assertAccepted("a".repeat(room) + "@" + domain);
            assertRefused("a".repeat(room + 1) + "@" + domain);
        }

        @Test
        void theKeyCountsToo() {
            String label = "é" + "a".repeat(53);
            String domain = label + "." + label + "." + label + "." + label;

            assertRefused("a".repeat(30) + "@" + domain);
            assertAccepted("a" + "@" + domain);
        }

        @Test
        void aLabelHas63OctetsAtMost() {
            assertAccepted("ops@" + "a".repeat(63) + ".example");
            assertRefused("ops@" + "a".repeat(64) + ".example");
        }
    }

    @Nested
    class NoAddress {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "@",
                    "ops",
                    "ops@",
                    "@acme.example",
                    "ops@acme",
                    "ops@.example",
                    "ops@acme..example",
                    "ops@acme.example.",
                    "ops@127.0.0.1",
                    "ops@[127.0.0.1]",
                    "ops@-acme.example",
                    "ops@acme-.example",
                    "ops@ac_me.example",
                    "ops@ac me.example",
                    "ops@xn--a.example",
                    "ops@xn--a",
                    "ops@1\u05d0.example",
                    "ops@acme\u202e.example",
                    "ops@acme.example\u0000",
                    "ops@acme.example\r\nBcc: eve@evil.example",
                    "ops\r\n@acme.example",
                    "ops@acme.example\n",
                    "ops@acme.example\r\n",
                    "\nops@acme.example",
                    "ops@acme.example\t",
                    "ops@acme.example\u001f",
                    "ops@acme.example\u2028",
                    ".ops@acme.example",
                    "ops.@acme.example",
                    "o..ps@acme.example",
                    "o ps@acme.example",
                    "\"ops\"@acme.example",
                    "\"o ps\"@acme.example",
                    "ops(comment)@acme.example",
                    "Ops <ops@acme.example>",
                    "ops@acme.example,eve@evil.example",
                    "eve@evil.example@acme.example",
                    "ops\uff20acme.example",
                    "ops@eve\uff20acme.example",
                    "\u043eps@acme.example",
                    "m\u0131ke@acme.example",
                    "mi\u212ae@acme.example",
                    "\ud800@acme.example",
                    "ops@\ud800.example"
                })
        void isMadeOfThis(String text) {
            assertRefused(text);
        }

        @ParameterizedTest
        @ValueSource(strings = {"a", "a.", "@", "a@", "a@a.", "é", "\u0308", "\"", "\\", ".", "xn--", "\u200d"})
        void isMadeOf100KilobytesAndNoneTakesLong(String part) {
            String flood = part.repeat(100_000 / part.length());

            assertRefused(flood);
            assertRefused(flood + "@acme.example");
            assertRefused("ops@" + flood + ".example");
        }
    }

    private static EmailAddress parse(String text) {
        return EmailAddress.parse(text).orElseThrow(() -> new AssertionError("refused: " + text));
    }

    private static void assertAccepted(String text) {
        assertTrue(EmailAddress.parse(text).isPresent(), text);
    }

    private static void assertRefused(String text) {
        assertTrue(EmailAddress.parse(text).isEmpty(), () -> text.length() > 300 ? text.substring(0, 300) : text);
    }
}
