package com.truewatch.billing.accounts.cloudaccount;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** How subscriptions become a holder's. Locks as the package says: the buyer, the account, the cloud account. */
@ApplicationScoped
class ClaimService {
    private final LiveCloudAccounts cloudAccounts;
    private final AccountRepository accounts;
    private final Claims claims;
    private final DisputeRepository disputes;
    private final CloudAccountOutcomes outcomes;
    private final Clock clock;

    ClaimService(
            LiveCloudAccounts cloudAccounts,
            AccountRepository accounts,
            Claims claims,
            DisputeRepository disputes,
            CloudAccountOutcomes outcomes,
            Clock clock) {
        this.cloudAccounts = cloudAccounts;
        this.accounts = accounts;
        this.claims = claims;
        this.disputes = disputes;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /**
     * A claimed cloud account.
     *
     * @param cloudAccount which
     * @param isNew false where the same account had claimed it before
     */
    record Claimed(CloudAccount cloudAccount, boolean isNew) {}

    /**
     * What a claim is of. It stays good.
     *
     * @throws ProblemException {@code subscription-unknown} for whatever is no claim that this account may use
     */
    @Transactional
    public CloudAccount preview(Holder holder, String token) {
        return claims.lock(token, holder.accountId())
                .flatMap(it -> cloudAccounts.find(it.subscription()))
                .orElseThrow(ClaimService::unknown);
    }

    /**
     * Claims by a token. Empty where another account has it; that it says so too is on record then, if it has claimed by
     * ids.
     *
     * @throws ProblemException {@code subscription-unknown} as {@link #preview}; {@code account-frozen}, {@code
     *     account-on-hold}
     */
    @Transactional
    public Optional<Claimed> claim(Holder holder, String token) {
        CloudAccountClaim claim = claims.lock(token, holder.accountId()).orElseThrow(ClaimService::unknown);
        CloudAccount found = cloudAccounts.find(claim.subscription()).orElseThrow(ClaimService::unknown);
        Account account = lock(holder, found.provider(), found.buyerAccountId());
        // A renewal may have joined another one before the lock was given.
        CloudAccount cloudAccount = cloudAccounts.lock(claim.subscription()).orElseThrow(ClaimService::unknown);
        if (cloudAccount.isTakenFrom(account.id())) {
            disputes.openOnce(cloudAccount, account.id(), clock.instant());
            return Optional.empty();
        }
        if (!claim.isUsed()) {
            claim.use(account.id(), clock.instant());
        }
        return Optional.of(take(holder, account, cloudAccount, ClaimProof.VISIT));
    }

    /**
     * Claims by what only the buyer knows. Empty for an unknown instance, another buyer's, one that is over, and one that
     * another account has: the same for all of them.
     *
     * @throws ProblemException {@code account-frozen}, {@code account-on-hold}
     */
    @Transactional
    public Optional<Claimed> claim(Holder holder, String buyerAccountId, SubscriptionName instance) {
        Account account = lock(holder, instance.provider(), buyerAccountId);
        return cloudAccounts
                .lock(instance)
                .filter(it -> it.buyerAccountId().equals(buyerAccountId))
                .filter(it -> !it.isTakenFrom(account.id()))
                .map(it -> take(holder, account, it, ClaimProof.IDS));
    }

    private Claimed take(Holder holder, Account account, CloudAccount cloudAccount, ClaimProof proof) {
        if (cloudAccount.accountId() != null) {
            return new Claimed(cloudAccount, false);
        }
        cloudAccounts.claim(cloudAccount, account.id(), proof);
        outcomes.claimed(account, cloudAccount, holder.client());
        return new Claimed(cloudAccount, true);
    }

    private Account lock(Holder holder, String provider, String buyerAccountId) {
        cloudAccounts.lockBuyer(provider, buyerAccountId);
        return accounts.lockChangeable(holder.accountId(), clock.instant());
    }

    private static ProblemException unknown() {
        return new ProblemException(Problem.SUBSCRIPTION_UNKNOWN);
    }
}
