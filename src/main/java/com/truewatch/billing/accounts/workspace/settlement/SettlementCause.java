package com.truewatch.billing.accounts.workspace.settlement;

/** Why a method began to settle a workspace. */
public enum SettlementCause {
    /** The workspace was bound to its account. */
    BOUND,
    /** The holder chose it: the one change of a month. */
    CHOSEN,
    /** The holder chose it within the countdown of a lock, which it ended; counts for no month. */
    UNLOCKED,
    /** The cloud account that had settled it ended. */
    SUBSCRIPTION_ENDED,
    /** The workspace moved to another account. */
    TRANSFERRED,
    /** Staff gave the cloud account that had settled it to another account. */
    CLOUD_ACCOUNT_MOVED
}
