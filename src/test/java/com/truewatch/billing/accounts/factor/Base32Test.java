package com.truewatch.billing.accounts.factor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Base32Test {
    /** RFC 4648, 10, and a multiple of it. */
    @Test
    void isThatOfTheStandard() {
        assertEquals("", Base32.encode(new byte[0]));
        assertEquals("MZXW6YTB", Base32.encode("fooba".getBytes(StandardCharsets.US_ASCII)));
        assertEquals("777777777777777A", Base32.encode(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, -32}));
        assertEquals("AAAAAAAA", Base32.encode(new byte[5]));
    }

    @Test
    void leavesNoBitsOver() {
        assertThrows(IllegalArgumentException.class, () -> Base32.encode(new byte[1]));
    }
}
