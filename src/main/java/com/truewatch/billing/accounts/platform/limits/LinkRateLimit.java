package com.truewatch.billing.accounts.platform.limits;

import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Counts the links from notices that a network follows, good or not, before their tokens are looked at. */
@Singleton
public class LinkRateLimit {
    private final RateLimits limits;
    private final Limit perNetwork;

    LinkRateLimit(RateLimits limits, LimitConfig config) {
        this.limits = limits;
        this.perNetwork = new Limit(config.linksPerNetworkAndHour(), Duration.ofHours(1));
    }

    /**
     * A link is followed. Joins the caller's transaction, which ends before the token is looked at.
     *
     * @throws ProblemException {@code too-many-requests}
     */
    public void take(Client client) {
        limits.takeOfNetwork("links", client, perNetwork);
    }
}
