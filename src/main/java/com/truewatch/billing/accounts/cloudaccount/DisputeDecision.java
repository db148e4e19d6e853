package com.truewatch.billing.accounts.cloudaccount;

/** What staff make of a dispute. */
enum DisputeDecision {
    /** The cloud account stays where it is. */
    KEEP,
    /** It goes to the claimant. */
    MOVE
}
