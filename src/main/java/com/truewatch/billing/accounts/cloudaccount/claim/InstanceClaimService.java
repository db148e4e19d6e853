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
import java.util.regex.Pattern;

/** Claims by the buyer's account and an instance: a few wrong pairs a day, each counted before it is looked at. */
@ApplicationScoped
class InstanceClaimService {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}]+");

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
     * Claims what these name. A right pair is not counted, nor what cannot be one; blanks that were copied with them are no
     * part of them.
     *
     * @throws ProblemException {@code invalid-request} for a provider whose subscriptions are not claimed so; {@code
     *     too-many-requests}; {@code subscription-unknown}; {@code account-frozen}, {@code account-on-hold}
     */
    @Transactional(TxType.NEVER)
    public Claimed claim(Holder holder, String provider, String buyerAccountId, String instanceId) {
        CloudProvider of = marketplaces
                .provider(provider)
                .filter(CloudProvider::isClaimedByIds)
                .orElseThrow(() ->
                        ProblemException.violation("/provider", "must be one whose subscriptions are claimed by ids"));
        String buyer = withoutBlanks(buyerAccountId);
        String id = withoutBlanks(instanceId);
        if (buyer.isEmpty() || !of.isInstanceId(id)) {
            throw new ProblemException(Problem.SUBSCRIPTION_UNKNOWN);
        }
        String key = "cloud account pairs " + holder.accountId();
        Instant counted = QuarkusTransaction.requiringNew().call(() -> limits.take(key, wrong));
        SubscriptionKey instance = SubscriptionKey.instance(provider, id);
        return last.of(() -> {
                    Optional<Claimed> claimed = service.claim(holder, buyer, instance);
                    claimed.ifPresent(it -> limits.giveBack(key, counted));
                    return claimed;
                })
                .orElseThrow(() -> new ProblemException(Problem.SUBSCRIPTION_UNKNOWN));
    }

    /** Neither an account nor an instance has any, seen or unseen. */
    private static String withoutBlanks(String pasted) {
        return BLANKS.matcher(pasted).replaceAll("");
    }
}
