package com.truewatch.billing.accounts.verification;

/** What a code is good for; a code for one purpose fits no other, and each has a budget of its own. */
public enum Purpose {
    /** Replacing the email. */
    EMAIL_CHANGE,
    /** Replacing or binding the phone. */
    PHONE_CHANGE,
    /** Logging in without a password. */
    LOGIN,
    /** Setting a password without knowing the present one. */
    PASSWORD_RESET,
    /** Proving the email of an account that is to be. */
    REGISTRATION,
    /** Binding a workspace to an account. */
    WORKSPACE_BINDING,
    /** Proving the address that is to take the place of a lost one. */
    ADDRESS_RECOVERY,
    /** Closing an account. */
    CLOSURE
}
