package com.truewatch.billing.accounts.account.event;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Changes of address are taken back, in this transaction: so is whatever lets somebody in that came with them.
 *
 * @param accountId whose
 * @param since when the oldest of them was made
 * @param sessionIds the sessions that made them
 */
public record ChangesUndone(UUID accountId, Instant since, Set<UUID> sessionIds) {}
