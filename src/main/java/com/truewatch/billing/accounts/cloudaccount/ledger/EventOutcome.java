package com.truewatch.billing.accounts.cloudaccount.ledger;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of a marketplace's event. */
@Schema(name = "MarketplaceEventOutcome")
public enum EventOutcome {
    /** It is stored and not handled yet. */
    PENDING,
    /** It is about a subscription that nobody knows yet: it is handled once that is introduced. */
    WAITING,
    /** What it says is taken in. */
    APPLIED,
    /** Nothing in it concerns us. */
    IGNORED,
    /** It is not genuine, or cannot be right; it has no effect. */
    REFUSED,
    /** It could not be handled, and is tried again. */
    FAILED;

    /** Whether it is still to be handled. */
    boolean isOpen() {
        return this == PENDING || this == FAILED;
    }
}
