package com.truewatch.billing.accounts.platform.limits;

import com.truewatch.billing.accounts.platform.problem.ProblemException.Quota;
import com.truewatch.billing.accounts.platform.security.client.Client;
import org.jspecify.annotations.Nullable;

/**
 * A use that is wanted.
 *
 * @param key what is counted
 * @param limits how much of it
 * @param told what its caller may know of them; null for nothing but the wait
 */
public record Use(String key, Limits limits, @Nullable Quota told) {
    /** Of anything. */
    public static Use of(String key, Limits limits) {
        return new Use(key, limits, null);
    }

    /** Of the caller's own network: how much that may, it may be told. */
    public static Use ofNetwork(String name, Client client, Limit limit) {
        Quota quota = new Quota(name.replace(' ', '-'), limit.most(), limit.window());
        return new Use(RateLimits.networkKey(name, client), Limits.of(limit), quota);
    }
}
