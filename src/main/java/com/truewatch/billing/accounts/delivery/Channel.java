package com.truewatch.billing.accounts.delivery;

/** How a person is reached. */
public enum Channel {
    /** Mail over SMTP. */
    EMAIL,
    /** A text message; a restricted channel in the sense of NIST SP 800-63B-4. */
    SMS
}
