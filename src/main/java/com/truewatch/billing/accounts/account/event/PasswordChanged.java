package com.truewatch.billing.accounts.account.event;

import java.util.UUID;

/**
 * The password is another one, in this transaction: what was begun with the former one ends.
 *
 * @param accountId whose
 */
public record PasswordChanged(UUID accountId) {}
