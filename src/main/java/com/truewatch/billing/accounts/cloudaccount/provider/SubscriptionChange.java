package com.truewatch.billing.accounts.cloudaccount.provider;

/**
 * What can happen to a subscription, the same for every provider. The same news twice is the same as once. News older than
 * the newest that is known of a subscription changes nothing but to fill in what is not known yet; only {@link #ENDED} and
 * {@link #RENEWS} always count. A subscription that has ended stays so.
 */
public enum SubscriptionChange {
    /** Its buyer was seen; makes it known. */
    REGISTERED,
    /** It is paid for; makes it known. Also when an overdue one is paid at last, or a cancelled one is taken up again. */
    ACTIVATED,
    /** Its terms are others. */
    UPDATED,
    /**
     * It continues an earlier one of the same buyer and product: it joins the cloud account that the earlier one is of,
     * while that has not ended; of several the one that expires first. One that an account has claimed apart stays apart,
     * and what comes after the end begins a new cloud account.
     */
    RENEWS,
    /** It is overdue. */
    FROZEN,
    /** It is no longer overdue. */
    UNFROZEN,
    /** It was cancelled or has run out, and is not over yet. */
    ENDING,
    /** It was renewed or replaced: its end is not the end of the cloud account, even when that comes before its successor. */
    SUPERSEDED,
    /** It is over, released, deprovisioned. */
    ENDED;

    /** Whether a subscription that nobody knows begins with it. */
    boolean introduces() {
        return this == REGISTERED || this == ACTIVATED;
    }
}
