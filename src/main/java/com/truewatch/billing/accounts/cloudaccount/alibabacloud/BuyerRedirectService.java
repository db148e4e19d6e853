package com.truewatch.billing.accounts.cloudaccount.alibabacloud;

import com.truewatch.billing.accounts.cloudaccount.SubscriptionLookupService;
import com.truewatch.billing.accounts.cloudaccount.claim.ClaimService;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionKey;
import com.truewatch.billing.accounts.platform.http.Pages;
import com.truewatch.billing.accounts.platform.limits.Limit;
import com.truewatch.billing.accounts.platform.limits.Limits;
import com.truewatch.billing.accounts.platform.limits.RateLimits;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Buyers whom the marketplace sends here. It logs nobody in: a visit gives a claim, and whoever logs in may redeem it. */
@Singleton
class BuyerRedirectService {
    private static final Duration TOLERANCE = Duration.ofMinutes(2);

    /** Longer than from the earliest to the latest time at which a visit counts. */
    private static final Limits ONCE = Limits.of(new Limit(1, TOLERANCE.multipliedBy(3)));

    private final SubscriptionLookupService subscriptions;
    private final ClaimService claims;
    private final RateLimits limits;
    private final URI claimPage;
    private final Clock clock;

    BuyerRedirectService(
            SubscriptionLookupService subscriptions, ClaimService claims, RateLimits limits, Pages pages, Clock clock) {
        this.subscriptions = subscriptions;
        this.claims = claims;
        this.limits = limits;
        this.claimPage = pages.alibabaCloudClaim();
        this.clock = clock;
    }

    /**
     * Where a genuine visit goes on: the page of the SPA, with a claim. Empty for one that is more than two minutes off,
     * has been made before, or is to an instance that is unknown or over.
     */
    Optional<URI> welcome(SpiParameters visit) {
        boolean fresh = ChinaTime.parse(visit.get("timeStamp"))
                .filter(this::isNow)
                .filter(it -> isFirst(visit))
                .isPresent();
        if (!fresh) {
            return Optional.empty();
        }
        return subscriptions
                .find(SubscriptionKey.instance(AlibabaCloud.NAME, visit.get("instanceId")))
                .filter(it -> !it.ended())
                .map(it -> claims.issue(SubscriptionKey.key(AlibabaCloud.NAME, it.key())))
                .map(it -> UriBuilder.fromUri(claimPage).fragment("claim=" + it).build());
    }

    private boolean isNow(Instant at) {
        return Duration.between(at, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
    }

    /** The parameters decide, for of the same ones there is one token for each of our keys. */
    private boolean isFirst(SpiParameters visit) {
        String key = "alibaba cloud visit " + visit.get("instanceId") + " " + visit.get("timeStamp");
        return QuarkusTransaction.requiringNew().call(() -> limits.tryTake(key, ONCE));
    }
}
