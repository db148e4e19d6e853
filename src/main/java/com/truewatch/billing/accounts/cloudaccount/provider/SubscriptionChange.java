package com.truewatch.billing.accounts.cloudaccount.provider;

/**
 * What can happen to a subscription, the same for every provider. The same news twice is the same as once, and their order
 * makes no difference: of what may change to and fro, what happened last counts, whenever it is heard. A subscription that
 * has ended stays so.
 */
public enum SubscriptionChange {
    /** Its buyer was seen; makes it known. */
    REGISTERED,
    /** It is paid for; makes it known. Also when an overdue one is paid at last, or a cancelled one is taken up again. */
    ACTIVATED,
    /** Its terms are others. */
    UPDATED,
    /**
     * It continues an earlier one of the same buyer and product, and is of the same cloud account: of several the one that
     * is known to be followed and ended when it began, or else the one that expires first. One that an account has claimed
     * apart stays apart, and what begins after the end is a new cloud account.
     */
    RENEWS,
    /** It is overdue. */
    FROZEN,
    /** It is no longer overdue. */
    UNFROZEN,
    /** It was cancelled or has run out, and is not over yet; where that is heard after {@link #DEPROVISIONED}, it is its reason. */
    ENDING,
    /** It was renewed or replaced: its end is not the end of the cloud account, even when that comes before its successor. */
    SUPERSEDED,
    /** It is over, and other news tell whether that is an end or a renewal: it waits for them for a while. */
    DEPROVISIONED,
    /** It is over, released, for good. */
    ENDED;

    /** Whether a subscription that nobody knows begins with it. */
    public boolean introduces() {
        return this == REGISTERED || this == ACTIVATED;
    }
}
