package com.truewatch.billing.accounts.platform.id;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
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
    /** The key of a new thing of this account. */
    public static OwnedId next(UUID accountId) {
        return new OwnedId(accountId, Ids.next());
    }
}
