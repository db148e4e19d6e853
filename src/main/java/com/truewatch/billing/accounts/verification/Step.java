package com.truewatch.billing.accounts.verification;

/** Which proof within a purpose; a code for one step fits no other. */
public enum Step {
    /** Of the address that the account has, before it is changed. */
    CURRENT,
    /** Of the address that it is to get. */
    NEW,
    /** The one proof of a purpose that needs no other. */
    ONLY
}
