package com.truewatch.billing.accounts.account.event;

import java.util.UUID;

/**
 * Every way into an account is shut, in this transaction: whatever was begun and is not finished ends.
 *
 * @param accountId whose
 * @param recoveriesToo whether open recoveries of its addresses end as well; not where an address that the account has
 *     had for a few days only asks for it
 */
public record AccessRevoked(UUID accountId, boolean recoveriesToo) {}
