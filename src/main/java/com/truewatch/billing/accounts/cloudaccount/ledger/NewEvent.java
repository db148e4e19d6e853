package com.truewatch.billing.accounts.cloudaccount.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A genuine event that has just come in.
 *
 * @param provider whose it is
 * @param externalId the provider's id of it: the same one is handled once
 * @param action what kind it is, in the provider's words; unknown kinds too
 * @param subject the key or the agreement of the subscription that it is about: where nobody knows that yet, it waits
 *     until something introduces it; null where there is nothing to wait for
 * @param body as it came
 * @param occurredAt when that happened of which it tells
 */
public record NewEvent(
        String provider,
        String externalId,
        String action,
        @Nullable String subject,
        String body,
        Instant occurredAt) {
    /** Without the body. */
    @Override
    public String toString() {
        return "NewEvent " + provider + " " + action;
    }
}
