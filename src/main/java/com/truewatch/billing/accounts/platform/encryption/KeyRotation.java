package com.truewatch.billing.accounts.platform.encryption;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of one kind that a key which is no longer primary may have encrypted. */
public interface KeyRotation {
    /** What they are, for the log. */
    String name();

    /** The first of them by their ids, after {@code after} where it is given; at most {@code limit}. */
    List<OwnedId> findStale(@Nullable OwnedId after, int limit);

    /** Encrypts one by the present keys, in the transaction of the caller; one that is gone or new already stays so. */
    void encryptAnew(OwnedId id);
}
