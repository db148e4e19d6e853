package com.truewatch.billing.accounts.platform.security.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.platform.security.TestSecrets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DerivedTokensTest {
    private static final byte[] PAYLOAD = {1, 2, 3, 4};

    private final DerivedTokens tokens = new DerivedTokens(TestSecrets.withKeys("new", "old"));

    @Test
    void areReadForTheirPurposeOnly() {
        String token = tokens.write("one", PAYLOAD);

        assertArrayEquals(PAYLOAD, tokens.read("one", token).orElseThrow());
        assertEquals(Optional.empty(), tokens.read("another", token));
        assertTrue(token.startsWith("new."), token);
    }

    @Test
    void outliveTheirKeyUntilItIsRetired() {
        String token = new DerivedTokens(TestSecrets.withKeys("old")).write("one", PAYLOAD);

        assertArrayEquals(PAYLOAD, tokens.read("one", token).orElseThrow());
        assertEquals(Optional.empty(), new DerivedTokens(TestSecrets.withKeys("new")).read("one", token));
    }

    @Test
    void areNotReadOnceTheirDatabaseWasRestored() {
        String token = new DerivedTokens(TestSecrets.inEpoch(1, "new")).write("one", PAYLOAD);

        assertEquals(Optional.empty(), new DerivedTokens(TestSecrets.inEpoch(2, "new")).read("one", token));
        assertArrayEquals(
                PAYLOAD,
                new DerivedTokens(TestSecrets.inEpoch(1, "new"))
                        .read("one", token)
                        .orElseThrow());
    }

    @Test
    void areNotReadFromAnotherSpellingOfTheSameBytes() {
        String[] parts = tokens.write("one", PAYLOAD).split("\\.", -1);
        String padded = parts[0] + "." + parts[1] + "==." + parts[2];

        assertEquals(Optional.empty(), tokens.read("one", padded));
        assertEquals(Optional.empty(), tokens.read("one", parts[0] + "." + parts[1] + "." + parts[2] + "="));
    }

    @Test
    void areNotReadFromGarbage() {
        for (String garbage :
                new String[] {"", ".", "..", "new..", "new.AQIDBA.", "a.b.c.d", "new.\u0000.x", "x".repeat(300)}) {
            assertEquals(Optional.empty(), tokens.read("one", garbage), garbage);
        }
    }
}
