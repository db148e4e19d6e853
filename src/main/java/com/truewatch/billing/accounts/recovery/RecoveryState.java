package com.truewatch.billing.accounts.recovery;

/** Where a recovery is. */
enum RecoveryState {
    /** It waits: for its code, for a second operator, for its time. */
    OPEN,
    /** The account has the new address. */
    COMPLETED,
    /** The link in a notice, an undo, a decision of staff or the address itself has stopped it, or another one took its place. */
    CANCELLED,
    /** When its time had come, the new address was somebody else's. */
    TAKEN,
    /** Within a week it had no code or no second operator. */
    EXPIRED
}
