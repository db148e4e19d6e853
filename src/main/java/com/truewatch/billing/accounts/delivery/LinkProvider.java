package com.truewatch.billing.accounts.delivery;

import java.util.Optional;
import java.util.UUID;

/** Where a message gets its link at the moment it leaves, because no row ever holds one. */
public interface LinkProvider {
    /** Whether the links of these words are its. */
    boolean writesFor(MessageTemplate template);

    /**
     * The link that goes with these words, read in the transaction of the caller.
     *
     * @param changeId the change that it is about
     * @return empty when it would open nothing any more: there is nothing worth sending
     */
    Optional<String> linkFor(UUID accountId, UUID changeId, MessageTemplate template);
}
