package com.truewatch.billing.accounts.account.event;

import java.util.Set;
import java.util.UUID;

/**
 * Sessions are over, in this transaction: what was begun in them ends too.
 *
 * @param accountId whose
 * @param sessionIds which
 */
public record SessionsEnded(UUID accountId, Set<UUID> sessionIds) {}
