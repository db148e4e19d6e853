package com.truewatch.billing.accounts.workspace.settlement;

/** Who is charged for a workspace. */
public enum SettlementMethod {
    /** The Billing Center account. */
    BILLING_ACCOUNT,
    /** A cloud account, by its marketplace. */
    CLOUD_ACCOUNT
}
