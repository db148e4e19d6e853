package com.truewatch.billing.accounts.account;

import java.time.Instant;
import java.util.UUID;

/**
 * An account, which is locked, is closed for good in this transaction: whatever names its holder is deleted with it. The
 * account's own row still has its addresses, and loses them last.
 *
 * @param accountId whose
 * @param at when
 */
public record AccountClosed(UUID accountId, Instant at) {}
