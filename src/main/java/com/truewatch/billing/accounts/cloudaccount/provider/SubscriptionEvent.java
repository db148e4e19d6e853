package com.truewatch.billing.accounts.cloudaccount.provider;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * That something happened to a subscription.
 *
 * @param subscription which; by its key or its customer where that may make it known
 * @param verb what
 * @param at when, by the provider; {@link #ASKED} for what was read from the provider instead of told by it
 * @param buyerAccountId whose, where that is said
 * @param productCode of what, where that is said
 * @param terms what else is said
 * @param customer how else the provider calls it, where it has two names and both are said
 */
public record SubscriptionEvent(
        SubscriptionKey subscription,
        SubscriptionChange verb,
        Instant at,
        @Nullable String buyerAccountId,
        @Nullable String productCode,
        SubscriptionTerms terms,
        @Nullable SubscriptionKey customer) {
    /** Older than every event: an answer cannot say after which event it was given. */
    public static final Instant ASKED = Instant.EPOCH;

    /** Of a subscription that this may make known. */
    public static SubscriptionEvent of(
            SubscriptionKey subscription,
            SubscriptionChange verb,
            Instant at,
            Purchase purchase,
            SubscriptionTerms terms) {
        return new SubscriptionEvent(
                subscription, verb, at, purchase.buyerAccountId(), purchase.productCode(), terms, null);
    }

    /** Of a known subscription. */
    public static SubscriptionEvent of(
            SubscriptionKey subscription, SubscriptionChange verb, Instant at, SubscriptionTerms terms) {
        return new SubscriptionEvent(subscription, verb, at, null, null, terms, null);
    }

    /** The same, of a subscription that is also called so. */
    public SubscriptionEvent alsoCalled(SubscriptionKey name) {
        return new SubscriptionEvent(subscription, verb, at, buyerAccountId, productCode, terms, name);
    }

    /** Whether the provider has told when it happened. */
    public boolean isTold() {
        return !at.equals(ASKED);
    }

    /** What events may have waited for: each of its names. */
    public List<String> subjects() {
        return Stream.of(subscription.value(), terms.agreementId(), customer == null ? null : customer.value())
                .filter(Objects::nonNull)
                .toList();
    }

    /** Who bought what, where this makes a subscription known; null where it does not. */
    public @Nullable Purchase introducedPurchase() {
        boolean names =
                subscription.kind() == SubscriptionKey.Kind.KEY || subscription.kind() == SubscriptionKey.Kind.CUSTOMER;
        return verb.introduces() && names && buyerAccountId != null && productCode != null
                ? new Purchase(buyerAccountId, productCode)
                : null;
    }
}
