package com.truewatch.billing.accounts.account.standing;

/** Whether an account can be used. */
public enum AccountStatus {
    /** In use. */
    ACTIVE,
    /** Stopped by staff, for good or until a time: no login, no change. */
    FROZEN,
    /** Gone; its addresses are free again. */
    CLOSED
}
