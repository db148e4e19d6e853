package com.truewatch.billing.accounts.cloudaccount.claim;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.cloudaccount.ClaimableCloudAccounts;
import com.truewatch.billing.accounts.cloudaccount.CloudAccount;
import com.truewatch.billing.accounts.cloudaccount.CloudAccountOutcomes;
import com.truewatch.billing.accounts.cloudaccount.dispute.DisputeRepository;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionKey;
import com.truewatch.billing.accounts.platform.idempotency.LastTransaction;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;

/** How subscriptions become a holder's. Locks as the package says: the buyer, the account, the cloud account. */
@ApplicationScoped
public class ClaimService {
    private final ClaimableCloudAccounts cloudAccounts;
    private final AccountRepository accounts;
    private final ClaimTokens claims;
    private final DisputeRepository disputes;
    private final CloudAccountOutcomes outcomes;
    private final LastTransaction last;
    private final Clock clock;

    ClaimService(
            ClaimableCloudAccounts cloudAccounts,
            AccountRepository accounts,
            ClaimTokens claims,
            DisputeRepository disputes,
            CloudAccountOutcomes outcomes,
            LastTransaction last,
            Clock clock) {
        this.cloudAccounts = cloudAccounts;
        this.accounts = accounts;
        this.claims = claims;
        this.disputes = disputes;
        this.outcomes = outcomes;
        this.last = last;
        this.clock = clock;
    }

    /**
     * A claimed cloud account.
     *
     * @param cloudAccount which
     * @param isNew false where the same account had claimed it before
     */
    public record Claimed(CloudAccount cloudAccount, boolean isNew) {}

    /** A claim of the subscription of this key, for the buyer who is here. */
    @Transactional
    public String issue(SubscriptionKey key) {
        return claims.issue(key);
    }

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
     * Claims by a token.
     *
     * @throws ProblemException {@code subscription-unknown} as {@link #preview}; {@code cloud-account-taken} where another
     *     account has it; {@code account-frozen}, {@code account-on-hold}
     */
    @Transactional(TxType.NEVER)
    public Claimed claim(Holder holder, String token) {
        return last.of(() -> claimOrDispute(holder, token))
                .orElseThrow(() -> new ProblemException(Problem.CLOUD_ACCOUNT_TAKEN));
    }

    /** Empty where another account has it; that this one says so too is on record then, if that one has claimed by ids. */
    private Optional<Claimed> claimOrDispute(Holder holder, String token) {
        ClaimToken claim = claims.lock(token, holder.accountId()).orElseThrow(ClaimService::unknown);
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
    @Transactional(TxType.MANDATORY)
    public Optional<Claimed> claim(Holder holder, String buyerAccountId, SubscriptionKey instance) {
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
        return accounts.lockFor(AccountAct.CLAIM_CLOUD_ACCOUNT, holder.accountId(), clock.instant());
    }

    private static ProblemException unknown() {
        return new ProblemException(Problem.SUBSCRIPTION_UNKNOWN);
    }
}
