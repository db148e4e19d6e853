package com.truewatch.billing.accounts.verification.throttle;

/** Whose browser somebody tries from: what strangers use up, the holder's own browsers do not miss. */
public enum Browser {
    /** Somebody has logged in to this account with it, or is logged in now. */
    KNOWN,
    /** Any other. */
    UNKNOWN
}
