package com.truewatch.billing.accounts.cloudaccount;

import com.truewatch.billing.accounts.cloudaccount.claim.ClaimProof;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionKey;
import com.truewatch.billing.accounts.cloudaccount.settlement.CloudAccountStatus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The cloud accounts that can be claimed, as a claim names them. */
@Singleton
public class ClaimableCloudAccounts {
    private final CloudAccountRepository cloudAccounts;
    private final CloudSubscriptionRepository subscriptions;

    ClaimableCloudAccounts(CloudAccountRepository cloudAccounts, CloudSubscriptionRepository subscriptions) {
        this.cloudAccounts = cloudAccounts;
        this.subscriptions = subscriptions;
    }

    /** That of this subscription, unless it is over: the newest, of a customer who has subscribed again. */
    public Optional<CloudAccount> find(SubscriptionKey name) {
        List<CloudSubscription> named = subscriptions.claimable(name);
        named.forEach(subscriptions.getEntityManager()::refresh);
        return named.stream()
                .map(it -> cloudAccounts.findById(it.cloudAccountId()))
                .filter(it -> it.status() != CloudAccountStatus.ENDED)
                .findFirst();
    }

    /** The same, locked until the transaction ends. */
    public Optional<CloudAccount> lock(SubscriptionKey name) {
        return find(name).map(it -> cloudAccounts.lock(it.id()));
    }

    /** Before anything of this buyer is locked. */
    public void lockBuyer(String provider, String buyerAccountId) {
        cloudAccounts.lockBuyer(provider, buyerAccountId);
    }

    /** This account has it from now on; its version counts that. */
    public void claim(CloudAccount cloudAccount, UUID claimant, ClaimProof proof) {
        cloudAccount.claim(claimant, proof);
        cloudAccounts.flush();
    }
}
