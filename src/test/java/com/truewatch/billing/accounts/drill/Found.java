package com.truewatch.billing.accounts.drill;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What is there after a drill.
 *
 * @param accounts by id
 * @param completed the changes of email, by their ids
 * @param sessions that were ever begun
 * @param ended of the sessions that somebody ended, those that each replica refuses
 * @param events as a reader of the feed got them
 * @param doubleOwners addresses that more than one live account has
 * @param unfinishedJobs that are due and not done, and messages that were not settled
 */
record Found(
        Map<UUID, Row> accounts,
        Map<UUID, Completed> completed,
        Set<UUID> sessions,
        Set<UUID> ended,
        List<Event> events,
        List<String> doubleOwners,
        int unfinishedJobs) {
    /** The value in an account's profile, its email, and whether exactly this account logs in by it at every replica. */
    record Row(long value, String email, boolean logsIn) {}

    /** A completed change of email: whose, and to what. */
    record Completed(UUID account, String address) {}

    /** One event of the feed. */
    record Event(UUID id, String type, UUID account, long version) {}
}
