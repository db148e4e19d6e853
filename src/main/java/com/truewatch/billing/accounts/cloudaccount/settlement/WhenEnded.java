package com.truewatch.billing.accounts.cloudaccount.settlement;

/** What becomes of the workspaces that a cloud account has settled until it ended; a provider's, by configuration. */
public enum WhenEnded {
    /** They are locked, and lost after a countdown unless another method settles them. */
    LOCK,
    /** The Billing Center account settles them. */
    FALL_BACK
}
