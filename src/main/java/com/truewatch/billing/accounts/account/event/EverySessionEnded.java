package com.truewatch.billing.accounts.account.event;

import java.util.UUID;

/**
 * Every session of an account is over, in this transaction, whether it had any or not: what could begin another without a
 * proof that is given after it is void.
 *
 * @param accountId whose
 */
public record EverySessionEnded(UUID accountId) {}
