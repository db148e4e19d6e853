package com.truewatch.billing.accounts.platform.id;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * The key of something that belongs to an account: the account first, so that one account's rows lie together and can
 * be placed on one shard. Looking up by it also answers whose it is.
 *
 * @param accountId whose
 * @param id which
 */
@Embeddable
public record OwnedId(UUID accountId, UUID id) implements Serializable {
    /** How many bytes {@link #writeTo} writes. */
    public static final int BYTES = 4 * Long.BYTES;

    /** The key of a new thing of this account. */
    public static OwnedId next(UUID accountId) {
        return new OwnedId(accountId, Ids.next());
    }

    /** The key that {@link #writeTo} wrote. */
    public static OwnedId readFrom(ByteBuffer bytes) {
        UUID account = new UUID(bytes.getLong(), bytes.getLong());
        return new OwnedId(account, new UUID(bytes.getLong(), bytes.getLong()));
    }

    /** Both halves, as bytes. */
    public void writeTo(ByteBuffer bytes) {
        for (UUID half : new UUID[] {accountId, id}) {
            bytes.putLong(half.getMostSignificantBits()).putLong(half.getLeastSignificantBits());
        }
    }
}
