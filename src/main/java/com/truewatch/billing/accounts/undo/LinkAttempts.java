package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.limits.Limit;
import com.truewatch.billing.accounts.platform.limits.LimitConfig;
import com.truewatch.billing.accounts.platform.limits.RateLimits;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.Client;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Counts every use of a link for its network, good or not, before the token is looked at. */
@Singleton
class LinkAttempts {
    private final RateLimits limits;
    private final Limit perNetwork;
    private final UndoLinks links;

    LinkAttempts(RateLimits limits, LimitConfig config, UndoLinks links) {
        this.limits = limits;
        this.perNetwork = new Limit(config.linksPerNetworkAndHour(), Duration.ofHours(1));
        this.links = links;
    }

    /**
     * The change that the token names. Runs in a transaction of its own.
     *
     * @throws ProblemException {@code too-many-requests}; {@code not-found} for a text that is no token of this link
     */
    OwnedId take(Link link, String token, Client client) {
        QuarkusTransaction.requiringNew().run(() -> limits.takeOfNetwork("links", client, perNetwork));
        return links.read(link, token).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }
}
