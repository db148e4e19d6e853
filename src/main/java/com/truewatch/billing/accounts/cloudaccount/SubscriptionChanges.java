package com.truewatch.billing.accounts.cloudaccount;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.cloudaccount.provider.Marketplaces;
import com.truewatch.billing.accounts.cloudaccount.provider.Purchase;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionChange;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionEvent;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Applies news to subscriptions, and what follows to their cloud accounts, in the transaction of the caller. */
@Singleton
public class SubscriptionChanges {
    private final CloudAccountRepository cloudAccounts;
    private final CloudSubscriptionRepository subscriptions;
    private final AccountRepository accounts;
    private final Marketplaces marketplaces;
    private final CloudAccountOutcomes outcomes;
    private final Clock clock;

    SubscriptionChanges(
            CloudAccountRepository cloudAccounts,
            CloudSubscriptionRepository subscriptions,
            AccountRepository accounts,
            Marketplaces marketplaces,
            CloudAccountOutcomes outcomes,
            Clock clock) {
        this.cloudAccounts = cloudAccounts;
        this.subscriptions = subscriptions;
        this.accounts = accounts;
        this.marketplaces = marketplaces;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** What came of news. */
    public enum Verdict {
        /** They are taken in, if they were still of any use. */
        APPLIED,
        /** Nobody knows the subscription, and they do not make it known. Nothing has changed. */
        UNKNOWN_SUBSCRIPTION,
        /** The product is listed in no marketplace. Nothing has changed. */
        UNKNOWN_PRODUCT
    }

    /** Takes in news of one subscription, the first of which makes it known where nobody knows it. */
    public Verdict apply(List<SubscriptionEvent> event) {
        for (SubscriptionEvent each : event) {
            Verdict verdict = apply(each);
            if (verdict != Verdict.APPLIED) {
                return verdict;
            }
        }
        return Verdict.APPLIED;
    }

    private Verdict apply(SubscriptionEvent event) {
        List<CloudSubscription> known = subscriptions.named(event.subscription());
        if (known.isEmpty()) {
            Purchase purchase = event.introducedPurchase();
            if (purchase == null) {
                return Verdict.UNKNOWN_SUBSCRIPTION;
            }
            String provider = event.subscription().provider();
            Optional<String> marketplace = marketplaces.of(provider, purchase.productCode());
            if (marketplace.isEmpty()) {
                return Verdict.UNKNOWN_PRODUCT;
            }
            cloudAccounts.lockBuyer(provider, purchase.buyerAccountId());
            known = subscriptions.named(event.subscription());
            if (known.isEmpty()) {
                known = List.of(introduce(event, marketplace.get(), purchase));
            }
        }
        known.forEach(it -> change(it, event));
        return Verdict.APPLIED;
    }

    private CloudSubscription introduce(SubscriptionEvent event, String marketplace, Purchase purchase) {
        Instant now = clock.instant();
        CloudAccount cloudAccount = new CloudAccount(event.subscription().provider(), marketplace, purchase, now);
        cloudAccounts.persistAndFlush(cloudAccount);
        CloudSubscription subscription =
                new CloudSubscription(cloudAccount.id(), event.subscription(), event.isTold() ? event.at() : now);
        subscriptions.persistAndFlush(subscription);
        return subscription;
    }

    private void change(CloudSubscription subscription, SubscriptionEvent event) {
        CloudAccount unlocked = cloudAccounts.findById(subscription.cloudAccountId());
        cloudAccounts.lockBuyer(unlocked.provider(), unlocked.buyerAccountId());
        subscriptions.getEntityManager().refresh(subscription);
        UUID ofWhich = subscription.cloudAccountId();
        @Nullable Account owner = lockOwner(ofWhich);
        CloudAccount cloudAccount = cloudAccounts.lock(ofWhich);
        subscription.take(event, clock.instant());
        subscriptions.flush();
        if (event.verb() == SubscriptionChange.RENEWS
                && owner == null
                && subscriptions.of(ofWhich).size() == 1) {
            Optional<CloudAccount> continued = cloudAccounts.findContinuedBy(cloudAccount);
            if (continued.isPresent()) {
                join(subscription, cloudAccount, continued.get().id());
                return;
            }
        }
        follow(cloudAccount, owner);
    }

    private void join(CloudSubscription renewal, CloudAccount apart, UUID continued) {
        Account owner = lockOwner(continued);
        CloudAccount earlier = cloudAccounts.lock(continued);
        renewal.join(earlier);
        subscriptions.flush();
        cloudAccounts.delete(apart);
        follow(earlier, owner);
    }

    private void follow(CloudAccount cloudAccount, @Nullable Account owner) {
        boolean moved = cloudAccount.follow(subscriptions.of(cloudAccount.id()), clock.instant());
        cloudAccounts.flush();
        if (moved && owner != null) {
            outcomes.moved(owner, cloudAccount);
        }
    }

    /** Whoever has claimed it: that changes under the lock of the buyer only. */
    private @Nullable Account lockOwner(UUID cloudAccountId) {
        UUID owner = cloudAccounts.findOwnerOf(cloudAccountId);
        return owner == null ? null : accounts.lock(owner).orElseThrow();
    }
}
