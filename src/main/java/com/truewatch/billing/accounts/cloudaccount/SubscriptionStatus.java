package com.truewatch.billing.accounts.cloudaccount;

/** How far one subscription is. */
enum SubscriptionStatus {
    /** Its buyer was seen, and nobody has said that it is paid for. */
    PENDING_ACTIVATION,
    /** Paid for. */
    ACTIVE,
    /** Overdue. */
    FROZEN,
    /** Cancelled or run out, and not over yet. */
    ENDING,
    /** Over, for good. */
    ENDED
}
