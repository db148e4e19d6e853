package com.truewatch.billing.accounts.cloudaccount.settlement;

import java.time.Instant;
import java.util.UUID;

/**
 * A claimed cloud account has ended, in this transaction, which holds the lock of its account.
 *
 * @param accountId whose
 * @param cloudAccountId which
 * @param policy what becomes of its workspaces
 * @param at when it ended
 */
public record CloudAccountEnded(UUID accountId, UUID cloudAccountId, WhenEnded policy, Instant at)
        implements CloudAccountChange {}
