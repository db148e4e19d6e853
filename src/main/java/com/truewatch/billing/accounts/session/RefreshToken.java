package com.truewatch.billing.accounts.session;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.security.Secrets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A refresh token: which session, and the how manieth of it. Nothing of it is stored: the row has the counter, and the
 * tag is derived from it, so a lost answer can be given again and a copied database opens no session.
 *
 * @param session which
 * @param counter counts the rotations of the session
 */
record RefreshToken(OwnedId session, int counter) {
    private static final String PURPOSE = "refresh-token";
    private static final int PAYLOAD_BYTES = 4 * Long.BYTES + Integer.BYTES;
    private static final int LONGEST = 256;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    /** As it travels: {@code key id . payload . tag}. */
    String encode(Secrets secrets) {
        String keyId = secrets.currentKeyId();
        byte[] payload = payload();
        byte[] tag = secrets.derive(keyId, PURPOSE, (Object) payload).orElseThrow();
        return keyId + "." + ENCODER.encodeToString(payload) + "." + ENCODER.encodeToString(tag);
    }

    /** The genuine token in this text; empty for anything else. */
    static Optional<RefreshToken> decode(String text, Secrets secrets) {
        String[] parts = text.split("\\.", -1);
        if (text.length() > LONGEST || parts.length != 3) {
            return Optional.empty();
        }
        try {
            byte[] payload = DECODER.decode(parts[1]);
            return secrets.derive(parts[0], PURPOSE, (Object) payload)
                    .filter(tag -> payload.length == PAYLOAD_BYTES && isSpelling(tag, parts[2]))
                    .map(genuine -> read(ByteBuffer.wrap(payload)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Without its tag it is no secret, but it names a session. */
    @Override
    public String toString() {
        return "RefreshToken";
    }

    /** Compares texts: Base64 has several for the same bytes, and only ours is taken. */
    private static boolean isSpelling(byte[] tag, String text) {
        return Secrets.sameBytes(ENCODER.encode(tag), text.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] payload() {
        ByteBuffer bytes = ByteBuffer.allocate(PAYLOAD_BYTES);
        for (UUID id : new UUID[] {session.accountId(), session.id()}) {
            bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
        return bytes.putInt(counter).array();
    }

    private static RefreshToken read(ByteBuffer payload) {
        UUID accountId = new UUID(payload.getLong(), payload.getLong());
        UUID sessionId = new UUID(payload.getLong(), payload.getLong());
        return new RefreshToken(new OwnedId(accountId, sessionId), payload.getInt());
    }
}
