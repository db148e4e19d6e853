package com.truewatch.billing.accounts.cloudaccount.claim;

/** How an account has proved that a subscription is its own. */
public enum ClaimProof {
    /** Its holder came from the marketplace, which knew the buyer. */
    VISIT,
    /** Its holder knew the buyer's account and the instance: so does whoever has seen them. */
    IDS
}
