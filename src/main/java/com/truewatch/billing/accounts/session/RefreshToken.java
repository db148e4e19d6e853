package com.truewatch.billing.accounts.session;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.security.secret.DerivedTokens;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A refresh token: which session, and the how manieth of it. Nothing of it is stored: the row has the counter, and the
 * tag is derived from it, so a lost answer can be given again and a copied database opens no session.
 *
 * @param session which
 * @param counter counts the rotations of the session
 */
record RefreshToken(OwnedId session, int counter) {
    private static final String PURPOSE = "refresh-token";
    private static final int PAYLOAD_BYTES = OwnedId.BYTES + Integer.BYTES;

    /** As it travels. */
    String encode(DerivedTokens tokens) {
        ByteBuffer payload = ByteBuffer.allocate(PAYLOAD_BYTES);
        session.writeTo(payload);
        return tokens.write(PURPOSE, payload.putInt(counter).array());
    }

    /** The genuine token in this text; empty for anything else. */
    static Optional<RefreshToken> decode(String text, DerivedTokens tokens) {
        return tokens.read(PURPOSE, text)
                .filter(payload -> payload.length == PAYLOAD_BYTES)
                .map(ByteBuffer::wrap)
                .map(payload -> new RefreshToken(OwnedId.readFrom(payload), payload.getInt()));
    }

    /** Without its tag it is no secret, but it names a session. */
    @Override
    public String toString() {
        return "RefreshToken";
    }
}
