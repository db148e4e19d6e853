package com.truewatch.billing.accounts.cloudaccount.claim;

import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.cloudaccount.CloudAccountConfig;
import com.truewatch.billing.accounts.cloudaccount.claim.ClaimService.Claimed;
import com.truewatch.billing.accounts.cloudaccount.provider.CloudProvider;
import com.truewatch.billing.accounts.cloudaccount.provider.Marketplaces;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionKey;
import com.truewatch.billing.accounts.platform.idempotency.LastTransaction;
import com.truewatch.billing.accounts.platform.limits.Limit;
import com.truewatch.billing.accounts.platform.limits.Limits;
import com.truewatch.billing.accounts.platform.limits.RateLimits;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Claims by the buyer's account and an instance: a few wrong pairs a day, each counted before it is looked at. */
@ApplicationScoped
class InstanceClaimService {
    private final ClaimService service;
    private final Marketplaces marketplaces;
    private final RateLimits limits;
    private final LastTransaction last;
    private final Limits wrong;

    InstanceClaimService(
            ClaimService service,
            Marketplaces marketplaces,
            RateLimits limits,
            LastTransaction last,
            CloudAccountConfig config) {
        this.service = service;
        this.marketplaces = marketplaces;
        this.limits = limits;
        this.last = last;
        this.wrong = Limits.of(new Limit(config.claims().wrongPairsPerDay(), Duration.ofDays(1)));
    }

    /**
     * Claims what these name; a right pair is not counted.
     *
     * @throws ProblemException {@code invalid-request} for a provider whose subscriptions are not claimed so; {@code
     *     too-many-requests}; {@code subscription-unknown}; {@code account-frozen}, {@code account-on-hold}
     */
    @Transactional(TxType.NEVER)
    public Claimed claim(Holder holder, String provider, String buyerAccountId, String instanceId) {
        if (!marketplaces.provider(provider).map(CloudProvider::isClaimedByIds).orElse(false)) {
            throw ProblemException.violation("/provider", "must be one whose subscriptions are claimed by ids");
        }
        String key = "cloud account pairs " + holder.accountId();
        Instant counted = QuarkusTransaction.requiringNew().call(() -> limits.take(key, wrong));
        SubscriptionKey instance = SubscriptionKey.instance(provider, instanceId);
        return last.of(() -> {
                    Optional<Claimed> claimed = service.claim(holder, buyerAccountId, instance);
                    claimed.ifPresent(it -> limits.giveBack(key, counted));
                    return claimed;
                })
                .orElseThrow(() -> new ProblemException(Problem.SUBSCRIPTION_UNKNOWN));
    }
}
