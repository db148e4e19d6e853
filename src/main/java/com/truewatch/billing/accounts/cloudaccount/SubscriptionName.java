package com.truewatch.billing.accounts.cloudaccount;

/**
 * How a provider calls a subscription.
 *
 * @param provider whose it is
 * @param kind what sort of name that is
 * @param value the name
 */
public record SubscriptionName(String provider, Kind kind, String value) {
    /** Sorts of names. */
    public enum Kind {
        /** What the provider never gives twice; every subscription has one. */
        KEY,
        /** An agreement, which may be of several subscriptions. */
        AGREEMENT,
        /** An instance. */
        INSTANCE
    }

    /** Its key. */
    public static SubscriptionName key(String provider, String key) {
        return new SubscriptionName(provider, Kind.KEY, key);
    }

    /** Its agreement. */
    public static SubscriptionName agreement(String provider, String agreementId) {
        return new SubscriptionName(provider, Kind.AGREEMENT, agreementId);
    }

    /** Its instance. */
    public static SubscriptionName instance(String provider, String instanceId) {
        return new SubscriptionName(provider, Kind.INSTANCE, instanceId);
    }
}
