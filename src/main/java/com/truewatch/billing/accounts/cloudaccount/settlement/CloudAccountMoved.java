package com.truewatch.billing.accounts.cloudaccount.settlement;

import java.util.UUID;

/**
 * Staff have given a claimed cloud account to another account, in this transaction, which holds the locks of both.
 *
 * @param from whose it was
 * @param cloudAccountId which
 */
public record CloudAccountMoved(UUID from, UUID cloudAccountId) implements CloudAccountChange {}
