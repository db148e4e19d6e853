package com.truewatch.billing.accounts.cloudaccount.provider;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a subscription; null is not said.
 *
 * @param agreementId its agreement
 * @param licenseArn its licence
 * @param instanceId its instance
 * @param orderId its order
 * @param sku the plan
 * @param trial whether it is free for a while
 * @param expiresAt until when it is paid for
 */
public record SubscriptionTerms(
        @Nullable String agreementId,
        @Nullable String licenseArn,
        @Nullable String instanceId,
        @Nullable String orderId,
        @Nullable String sku,
        @Nullable Boolean trial,
        @Nullable Instant expiresAt) {
    /** Nothing is said. */
    public static final SubscriptionTerms NONE = new SubscriptionTerms(null, null, null, null, null, null, null);

    /** Until when it is paid for, and nothing else. */
    public static SubscriptionTerms until(@Nullable Instant expiresAt) {
        return new SubscriptionTerms(null, null, null, null, null, null, expiresAt);
    }

    /** Its licence, and until when it is paid for. */
    public static SubscriptionTerms licensed(
            @Nullable String agreementId, @Nullable String licenseArn, @Nullable Instant expiresAt) {
        return new SubscriptionTerms(agreementId, licenseArn, null, null, null, null, expiresAt);
    }
}
