package com.truewatch.billing.accounts.account;

/** Stops an account before a member of staff has looked at it; implemented where their acts are kept. */
public interface EmergencyFreeze {
    /** Freezes a locked account until an operator decides, who finds this reason; in the caller's transaction. */
    void untilDecided(Account account, String reason);
}
