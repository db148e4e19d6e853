package com.truewatch.billing.accounts.cloudaccount.provider;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That something happened to a subscription.
 *
 * @param subscription which; by its key where that may make it known
 * @param verb what
 * @param at when, by the provider; {@link #ASKED} for what was read from the provider instead of told by it
 * @param buyerAccountId whose, where that is said
 * @param productCode of what, where that is said
 * @param terms what else is said
 */
public record SubscriptionEvent(
        SubscriptionKey subscription,
        SubscriptionChange verb,
        Instant at,
        @Nullable String buyerAccountId,
        @Nullable String productCode,
        SubscriptionTerms terms) {
    /** Older than every event: an answer cannot say after which event it was given. */
    public static final Instant ASKED = Instant.EPOCH;

    /** Of a subscription that this may make known. */
    public static SubscriptionEvent of(
            SubscriptionKey subscription,
            SubscriptionChange verb,
            Instant at,
            Purchase purchase,
            SubscriptionTerms terms) {
        return new SubscriptionEvent(subscription, verb, at, purchase.buyerAccountId(), purchase.productCode(), terms);
    }

    /** Of a known subscription. */
    public static SubscriptionEvent of(
            SubscriptionKey subscription, SubscriptionChange verb, Instant at, SubscriptionTerms terms) {
        return new SubscriptionEvent(subscription, verb, at, null, null, terms);
    }

    /** Whether the provider has told when it happened. */
    public boolean isTold() {
        return !at.equals(ASKED);
    }

    /** What events may have waited for. */
    public List<String> subjects() {
        return terms.agreementId() == null
                ? List.of(subscription.value())
                : List.of(subscription.value(), terms.agreementId());
    }

    /** Who bought what, where this makes a subscription known; null where it does not. */
    public @Nullable Purchase introducedPurchase() {
        return verb.introduces()
                        && subscription.kind() == SubscriptionKey.Kind.KEY
                        && buyerAccountId != null
                        && productCode != null
                ? new Purchase(buyerAccountId, productCode)
                : null;
    }
}
