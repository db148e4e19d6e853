package com.truewatch.billing.accounts.cloudaccount.dispute;

/** What staff make of a dispute. */
enum DisputeDecision {
    /** The cloud account stays where it is. */
    KEEP,
    /** It goes to the claimant. */
    MOVE
}
