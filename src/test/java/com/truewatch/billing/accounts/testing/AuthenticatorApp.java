package com.truewatch.billing.accounts.testing;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app of a test's own: RFC 6238 once more, from the text of the secret. */
public final class AuthenticatorApp {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final String base32;
    private final byte[] secret;

    /** Set up by hand. */
    public AuthenticatorApp(String base32) {
        this.base32 = base32;
        BigInteger bits = BigInteger.ZERO;
        for (int i = 0; i < base32.length(); i++) {
            bits = bits.shiftLeft(5).or(BigInteger.valueOf(ALPHABET.indexOf(base32.charAt(i))));
        }
        secret = new byte[base32.length() * 5 / 8];
        for (int i = secret.length - 1; i >= 0; i--) {
            secret[i] = bits.byteValue();
            bits = bits.shiftRight(8);
        }
    }

    /** What was typed into it. */
    public String secret() {
        return base32;
    }

    /** The same as the bytes that it holds. */
    public byte[] secretBytes() {
        return secret.clone();
    }

    /** What it shows at this time. */
    public String at(Instant time) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] tag = mac.doFinal(
                    ByteBuffer.allocate(8).putLong(time.getEpochSecond() / 30).array());
            int number = ByteBuffer.wrap(tag).getInt(tag[19] & 15) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A value that it does not show within some minutes of this time. */
    public String notAt(Instant time) {
        for (int i = 0; ; i++) {
            String value = String.format(Locale.ROOT, "%06d", i);
            boolean shown = false;
            for (int step = -10; step <= 10; step++) {
                shown |= value.equals(at(time.plusSeconds(30L * step)));
            }
            if (!shown) {
                return value;
            }
        }
    }
}
