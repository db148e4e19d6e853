package com.truewatch.billing.accounts.account;

/** How far real-name authentication has come; invoices need {@link #VERIFIED}. */
public enum RealNameState {
    /** Never applied. */
    NOT_SUBMITTED,
    /** Waits for review. */
    PENDING,
    /** Certified. */
    VERIFIED,
    /** Refused with a reason; may apply anew. */
    REJECTED,
    /** Certified once, withdrawn by staff. */
    REVOKED
}
