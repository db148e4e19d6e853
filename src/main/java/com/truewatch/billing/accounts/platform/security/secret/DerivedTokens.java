package com.truewatch.billing.accounts.platform.security.secret;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Texts that name something and prove that we wrote them: {@code key id . payload . tag}. The tag is derived from the
 * payload, so nothing of them is stored, and a copied database writes none.
 */
@Singleton
public class DerivedTokens {
    private static final int LONGEST = 256;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final Secrets secrets;

    DerivedTokens(Secrets secrets) {
        this.secrets = secrets;
    }

    /** The token of this payload, under the current key; good for this purpose and no other. */
    public String write(String purpose, byte[] payload) {
        String keyId = secrets.currentKeyId();
        byte[] tag = secrets.derive(keyId, purpose, (Object) payload).orElseThrow();
        return keyId + "." + ENCODER.encodeToString(payload) + "." + ENCODER.encodeToString(tag);
    }

    /** The token that names something of an account. */
    public String write(String purpose, OwnedId named) {
        ByteBuffer payload = ByteBuffer.allocate(OwnedId.BYTES);
        named.writeTo(payload);
        return write(purpose, payload.array());
    }

    /** What a genuine token of this purpose names; empty for any other text, and when its key has been retired. */
    public Optional<OwnedId> readOwnedId(String purpose, String text) {
        return read(purpose, text)
                .filter(payload -> payload.length == OwnedId.BYTES)
                .map(ByteBuffer::wrap)
                .map(OwnedId::readFrom);
    }

    /** The payload of a genuine token of this purpose; empty for any other text, and when its key has been retired. */
    public Optional<byte[]> read(String purpose, String text) {
        String[] parts = text.split("\\.", -1);
        if (text.length() > LONGEST || parts.length != 3) {
            return Optional.empty();
        }
        try {
            byte[] payload = DECODER.decode(parts[1]);
            return secrets.derive(parts[0], purpose, (Object) payload)
                    .filter(tag -> isSpelling(payload, parts[1]) && isSpelling(tag, parts[2]))
                    .map(genuine -> payload);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Compares texts: Base64 has several for the same bytes, and only ours is taken. */
    private static boolean isSpelling(byte[] bytes, String text) {
        return Secrets.sameBytes(ENCODER.encode(bytes), text.getBytes(StandardCharsets.UTF_8));
    }
}
