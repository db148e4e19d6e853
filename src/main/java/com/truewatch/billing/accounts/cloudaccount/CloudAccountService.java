package com.truewatch.billing.accounts.cloudaccount;

import com.fasterxml.jackson.databind.JsonNode;
import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.account.settlement.CloudAccountStatus;
import com.truewatch.billing.accounts.platform.http.MergePatch;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a holder does with cloud accounts. Locks as the package says: the buyer, the account, the cloud account. */
@ApplicationScoped
class CloudAccountService {
    private final CloudAccountRepository cloudAccounts;
    private final CloudSubscriptionRepository subscriptions;
    private final AccountRepository accounts;
    private final Claims claims;
    private final MergePatch patches;
    private final CloudAccountOutcomes outcomes;
    private final Clock clock;

    CloudAccountService(
            CloudAccountRepository cloudAccounts,
            CloudSubscriptionRepository subscriptions,
            AccountRepository accounts,
            Claims claims,
            MergePatch patches,
            CloudAccountOutcomes outcomes,
            Clock clock) {
        this.cloudAccounts = cloudAccounts;
        this.subscriptions = subscriptions;
        this.accounts = accounts;
        this.claims = claims;
        this.patches = patches;
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
                .flatMap(it -> findLive(it.subscription()))
                .orElseThrow(CloudAccountService::unknown);
    }

    /**
     * Claims by a token.
     *
     * @throws ProblemException {@code subscription-unknown} as {@link #preview}; {@code cloud-account-taken}; {@code
     *     account-frozen}, {@code account-on-hold}
     */
    @Transactional
    public Claimed claim(Holder holder, String token) {
        CloudAccountClaim claim = claims.lock(token, holder.accountId()).orElseThrow(CloudAccountService::unknown);
        CloudAccount found = findLive(claim.subscription()).orElseThrow(CloudAccountService::unknown);
        Account account = lock(holder, found);
        // A renewal may have joined another one before the lock was given.
        CloudAccount cloudAccount = cloudAccounts.lock(findLive(claim.subscription())
                .orElseThrow(CloudAccountService::unknown)
                .id());
        if (cloudAccount.isTakenFrom(account.id())) {
            throw new ProblemException(Problem.CLOUD_ACCOUNT_TAKEN);
        }
        if (!claim.isUsed()) {
            claim.use(account.id(), clock.instant());
        }
        return take(holder, account, cloudAccount);
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
        return findLive(instance)
                .map(it -> cloudAccounts.lock(it.id()))
                .filter(it -> it.buyerAccountId().equals(buyerAccountId))
                .filter(it -> !it.isTakenFrom(account.id()))
                .map(it -> take(holder, account, it));
    }

    /** What the account has claimed, the newest first. */
    @Transactional
    public List<CloudAccount> list(Holder holder, @Nullable UUID before, int limit) {
        return cloudAccounts.findOf(holder.accountId(), before, limit);
    }

    /**
     * One of them.
     *
     * @throws ProblemException {@code not-found}, the same for a foreign one and for none
     */
    @Transactional
    public CloudAccount get(Holder holder, UUID id) {
        return cloudAccounts.findOf(holder.accountId(), id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    /**
     * Changes what the holder calls it.
     *
     * @throws ProblemException {@code not-found}; {@code invalid-request}; {@code account-frozen}
     */
    @Transactional
    public CloudAccount patch(Holder holder, UUID id, JsonNode patch) {
        accounts.lockUsable(holder.accountId(), clock.instant());
        CloudAccount cloudAccount = cloudAccounts.lock(get(holder, id).id());
        cloudAccount.rename(patches.apply(new CloudAccountPatch(cloudAccount.alias()), patch, CloudAccountPatch.class)
                .alias());
        return cloudAccount;
    }

    private Claimed take(Holder holder, Account account, CloudAccount cloudAccount) {
        if (cloudAccount.accountId() != null) {
            return new Claimed(cloudAccount, false);
        }
        cloudAccount.claim(account.id());
        cloudAccounts.flush();
        outcomes.claimed(account, cloudAccount, holder.client());
        return new Claimed(cloudAccount, true);
    }

    private Account lock(Holder holder, CloudAccount of) {
        return lock(holder, of.provider(), of.buyerAccountId());
    }

    private Account lock(Holder holder, String provider, String buyerAccountId) {
        cloudAccounts.lockBuyer(provider, buyerAccountId);
        return accounts.lockChangeable(holder.accountId(), clock.instant());
    }

    /** The cloud account of this subscription, unless it is over. */
    private Optional<CloudAccount> findLive(SubscriptionName name) {
        List<CloudSubscription> named = subscriptions.named(name);
        named.forEach(subscriptions.getEntityManager()::refresh);
        return named.stream()
                .findFirst()
                .map(it -> cloudAccounts.findById(it.cloudAccountId()))
                .filter(it -> it.status() != CloudAccountStatus.ENDED);
    }

    private static ProblemException unknown() {
        return new ProblemException(Problem.SUBSCRIPTION_UNKNOWN);
    }
}
