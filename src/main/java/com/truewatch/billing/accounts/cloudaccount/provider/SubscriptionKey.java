package com.truewatch.billing.accounts.cloudaccount.provider;

/**
 * How a provider calls a subscription.
 *
 * @param provider whose it is
 * @param kind what sort of name that is
 * @param value the name
 */
public record SubscriptionKey(String provider, Kind kind, String value) {
    /** Sorts of names. */
    public enum Kind {
        /** What the provider never gives twice; every subscription has one. */
        KEY,
        /** An agreement, which may be of several subscriptions. */
        AGREEMENT,
        /** An instance. */
        INSTANCE,
        /** A customer and a product, which may be of several subscriptions, one after another. */
        CUSTOMER
    }

    /** Its key. */
    public static SubscriptionKey key(String provider, String key) {
        return new SubscriptionKey(provider, Kind.KEY, key);
    }

    /** Its agreement. */
    public static SubscriptionKey agreement(String provider, String agreementId) {
        return new SubscriptionKey(provider, Kind.AGREEMENT, agreementId);
    }

    /** Its customer and product. */
    public static SubscriptionKey customer(String provider, String customer) {
        return new SubscriptionKey(provider, Kind.CUSTOMER, customer);
    }

    /** Its instance. */
    public static SubscriptionKey instance(String provider, String instanceId) {
        return new SubscriptionKey(provider, Kind.INSTANCE, instanceId);
    }
}
