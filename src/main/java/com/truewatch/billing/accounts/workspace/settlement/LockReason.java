package com.truewatch.billing.accounts.workspace.settlement;

/** Why a workspace is locked. */
public enum LockReason {
    /** Bills are overdue, as their service says. */
    ARREARS,
    /** The subscription of the cloud account that settled it is over. */
    SUBSCRIPTION_ENDED
}
