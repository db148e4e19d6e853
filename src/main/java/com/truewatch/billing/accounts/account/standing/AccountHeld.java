package com.truewatch.billing.accounts.account.standing;

import java.util.UUID;

/**
 * An undo holds the account, from this transaction on.
 *
 * @param accountId whose
 */
public record AccountHeld(UUID accountId) {}
