package com.truewatch.billing.accounts.platform.text;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8 that is refused where it is malformed, not repaired: overlong forms, encoded surrogates and what is beyond U+10FFFF
 * (RFC 3629, 3) spell characters in ways that no check has looked at.
 */
public final class StrictUtf8 {
    private static final int HEX = 16;

    private StrictUtf8() {}

    /**
     * The text in these bytes.
     *
     * @throws CharacterCodingException where they are none
     */
    public static String decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** Whether UTF-8 has a form for this text: it has none for half a surrogate pair. */
    public static boolean canEncode(String text) {
        return text.codePoints().noneMatch(it -> Character.getType(it) == Character.SURROGATE);
    }

    /**
     * The text behind the percent-encoding of a URI's part (RFC 3986, 2.1).
     *
     * @param encoded ASCII; a plus sign stands for itself
     * @throws IllegalArgumentException where it is encoded wrongly, holds what must be encoded, or is no UTF-8 underneath
     */
    public static String decodePercent(String encoded) {
        if (!encoded.chars().allMatch(it -> it >= ' ' && it <= '~')) {
            throw new IllegalArgumentException("not ASCII");
        }
        return unescape(encoded);
    }

    /**
     * The same for a part of {@code application/x-www-form-urlencoded} (WHATWG URL, 5.1): a plus sign is a space, and other
     * characters than ASCII may stand for themselves.
     */
    public static String decodeForm(String encoded) {
        return unescape(encoded.replace('+', ' '));
    }

    private static String unescape(String encoded) {
        byte[] from = encoded.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream to = new ByteArrayOutputStream(from.length);
        for (int i = 0; i < from.length; i++) {
            if (from[i] == '%') {
                to.write(octet(from, i + 1));
                i += 2;
            } else {
                to.write(from[i]);
            }
        }
        try {
            return decode(to.toByteArray());
        } catch (CharacterCodingException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    private static int octet(byte[] encoded, int at) {
        int high = at + 1 < encoded.length ? Character.digit(encoded[at], HEX) : -1;
        int low = high < 0 ? -1 : Character.digit(encoded[at + 1], HEX);
        if (low < 0) {
            throw new IllegalArgumentException("half an octet");
        }
        return high * HEX + low;
    }
}
