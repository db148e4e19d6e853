package com.truewatch.billing.accounts.realname;

import java.util.UUID;

/** Whether two accounts stand for one enterprise, as their certifications say. */
public interface SameEnterprise {
    /**
     * Both are certified now, as enterprises with the same number of the same country, however either has written it; an
     * account goes with itself. The number is compared by its keyed index: while the key of the index is being exchanged,
     * two accounts may look different until both rows have the new one, and never the same. The answer stays true until
     * the end of a transaction that has locked both accounts before it asks.
     */
    boolean certifiesBoth(UUID one, UUID other);
}
