package com.truewatch.billing.accounts.cloudaccount.provider;

import com.truewatch.billing.accounts.cloudaccount.ledger.StoredEvent;

/** One cloud provider: what differs between them. Each is a bean. */
public interface CloudProvider {
    /** Its name in the contract, for example {@code ALIBABA_CLOUD}. */
    String name();

    /**
     * What a genuine event says. Runs outside of every transaction, more than once where it fails, and may call the
     * provider.
     *
     * @throws RuntimeException when that cannot be told now; the event is tried again later
     */
    ParsedEvent read(StoredEvent event);

    /** Whether a holder may claim a subscription by the buyer's account and its instance id, which nobody can guess. */
    default boolean isClaimedByIds() {
        return false;
    }

    /** Whether an instance can be called so; what cannot be right says nothing, and counts as no try. */
    default boolean isInstanceId(String text) {
        return !text.isEmpty();
    }
}
