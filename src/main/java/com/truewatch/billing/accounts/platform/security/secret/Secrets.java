package com.truewatch.billing.accounts.platform.security.secret;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Derives secrets that are never stored: HMAC-SHA-256 under a rotating key. A stolen copy of the database holds
 * counters and salts only.
 */
@Singleton
public class Secrets {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_KEY = 32;

    private final String current;
    private final Map<String, SecretKeySpec> keys;
    private final int epoch;

    @Inject
    public Secrets(SecretConfig config, KeyEpoch epoch) {
        this(config, epoch.number());
    }

    public Secrets(SecretConfig config, int epoch) {
        this.epoch = epoch;
        this.current = config.current();
        this.keys = config.keys().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, it -> key(it.getKey(), it.getValue())));
        if (!keys.containsKey(current)) {
            throw new IllegalStateException("accounts.secrets.current names no key of accounts.secrets.keys");
        }
    }

    /** The id of the key that derives new values. */
    public String currentKeyId() {
        return current;
    }

    /**
     * The 32-byte tag over the key epoch, a purpose and the values it is bound to; each is length-prefixed, so that no
     * two lists of values give the same input. Empty when the key has been retired.
     */
    public Optional<byte[]> derive(String keyId, String purpose, Object... values) {
        SecretKeySpec key = keys.get(keyId);
        if (key == null) {
            return Optional.empty();
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Optional.of(mac.doFinal(input(epoch, purpose, values)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Equality in a time that does not depend on where the two differ. */
    public static boolean sameBytes(byte[] expected, byte[] given) {
        return MessageDigest.isEqual(expected, given);
    }

    private static byte[] input(int epoch, String purpose, Object... values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(epoch);
            write(out, purpose);
            for (Object value : values) {
                write(out, value);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, Object value) throws IOException {
        byte[] encoded = value instanceof byte[] raw ? raw : value.toString().getBytes(StandardCharsets.UTF_8);
        out.writeInt(encoded.length);
        out.write(encoded);
    }

    private static SecretKeySpec key(String id, String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length < SHORTEST_KEY) {
            throw new IllegalStateException("accounts.secrets.keys." + id + " is shorter than 32 bytes");
        }
        return new SecretKeySpec(bytes, ALGORITHM);
    }
}
