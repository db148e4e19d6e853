package com.truewatch.billing.accounts.delivery;

import java.util.Optional;
import java.util.UUID;

/** Where a message gets its code at the moment it leaves, because no row ever holds one. */
public interface CodeProvider {
    /**
     * The code that this send of this challenge carries, read in the transaction of the caller.
     *
     * @param send counts the sends of a challenge from 1
     * @return empty when that code is no longer the valid one: there is nothing worth sending
     */
    Optional<String> codeFor(UUID accountId, UUID challengeId, int send);
}
