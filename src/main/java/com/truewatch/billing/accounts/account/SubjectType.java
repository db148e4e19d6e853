package com.truewatch.billing.accounts.account;

/** Whom an account belongs to. */
public enum SubjectType {
    /** A company or another organisation. */
    ENTERPRISE,
    /** A person. */
    INDIVIDUAL
}
