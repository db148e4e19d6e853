package com.truewatch.billing.accounts.account;

import java.util.UUID;

/** What a change of an account does to its sessions; implemented where sessions live. */
public interface OtherSessions {
    /** Ends every live session of the account but one, in the caller's transaction; how many that were. */
    int endAllBut(UUID accountId, UUID keptSessionId);
}
