package com.truewatch.billing.accounts.factor.totp;

import com.truewatch.billing.accounts.platform.security.secret.Secrets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The values of RFC 6238 with SHA-1, six digits and steps of thirty seconds. No library says which step a value is of, which
 * is what makes each good once.
 */
final class Totp {
    static final int DIGITS = 6;
    static final int SECRET_BYTES = 20;
    static final Duration STEP = Duration.ofSeconds(30);

    private static final String ALGORITHM = "HmacSHA1";
    private static final int TRUNCATED = 1_000_000;

    private Totp() {}

    /** The step that a time is in. */
    static long step(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), STEP.toSeconds());
    }

    /** The value of a step; leading zeros count. */
    static String value(byte[] secret, long step) {
        return String.format(Locale.ROOT, "%0" + DIGITS + "d", truncated(secret, step) % TRUNCATED);
    }

    /** The step of this value, at most one before or after the present one; empty where it is of none of them. */
    static OptionalLong stepOf(byte[] secret, String value, Instant now) {
        long present = step(now);
        return LongStream.of(present, present - 1, present + 1)
                .filter(step -> Secrets.sameBytes(
                        value(secret, step).getBytes(StandardCharsets.US_ASCII),
                        value.getBytes(StandardCharsets.UTF_8)))
                .findFirst();
    }

    /** 31 bits: RFC 4226, 5.3. */
    static int truncated(byte[] secret, long step) {
        byte[] tag = tag(secret, step);
        int offset = tag[tag.length - 1] & 0x0f;
        return ByteBuffer.wrap(tag, offset, Integer.BYTES).getInt() & 0x7fff_ffff;
    }

    private static byte[] tag(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
