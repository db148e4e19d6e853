package com.truewatch.billing.accounts.cloudaccount.settlement;

import java.util.UUID;

/**
 * A claimed cloud account was taken for ended, and news that came late tell that it was renewed. In this transaction, which
 * holds the lock of its account.
 *
 * @param accountId whose
 * @param cloudAccountId which
 */
public record CloudAccountRevived(UUID accountId, UUID cloudAccountId) implements CloudAccountChange {}
