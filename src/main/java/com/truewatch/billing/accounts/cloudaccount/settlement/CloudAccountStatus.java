package com.truewatch.billing.accounts.cloudaccount.settlement;

/** How far a cloud account is, the same for every provider. */
public enum CloudAccountStatus {
    /** The marketplace has named the subscription, and not yet said that it is paid for. */
    PENDING_ACTIVATION,
    /** It settles workspaces. */
    ACTIVE,
    /** Overdue at the marketplace: keeps its workspaces and accepts no other. */
    FROZEN,
    /** Cancelled or run out, and not over yet: keeps its workspaces and accepts no other. */
    ENDING,
    /** Its last subscription is over: it settles nothing any more. */
    ENDED
}
