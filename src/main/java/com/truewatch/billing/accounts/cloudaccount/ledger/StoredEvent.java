package com.truewatch.billing.accounts.cloudaccount.ledger;

import java.time.Instant;

/**
 * A genuine event, as it is stored.
 *
 * @param action what kind it is, in the provider's words
 * @param body as it came
 * @param occurredAt when that happened of which it tells
 */
public record StoredEvent(String action, String body, Instant occurredAt) {
    /** Without the body. */
    @Override
    public String toString() {
        return "StoredEvent " + action;
    }
}
