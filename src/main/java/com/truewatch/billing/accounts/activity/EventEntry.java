package com.truewatch.billing.accounts.activity;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One event, as other services are told of it: ids and codes, never an address, a name or a number.
 *
 * @param sequence its place in the feed
 * @param id the same however often it is read
 * @param type as it travels
 * @param subject the id of what changed
 * @param at when
 * @param accountId whose
 * @param version which version the subject, or its account, has since
 * @param data further codes
 */
public record EventEntry(
        long sequence,
        UUID id,
        String type,
        String subject,
        Instant at,
        UUID accountId,
        long version,
        Map<String, String> data) {}
