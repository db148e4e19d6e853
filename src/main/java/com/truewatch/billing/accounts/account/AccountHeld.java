package com.truewatch.billing.accounts.account;

import java.util.UUID;

/**
 * An undo holds the account, from this transaction on: whatever was begun and is not finished ends.
 *
 * @param accountId whose
 */
public record AccountHeld(UUID accountId) {}
