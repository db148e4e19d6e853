package com.truewatch.billing.accounts.cloudaccount;

import com.truewatch.billing.accounts.cloudaccount.provider.Marketplaces;
import com.truewatch.billing.accounts.cloudaccount.provider.Purchase;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionChange;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionEvent;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionTerms;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which subscription news are of, by any of its names, with its buyer locked. Two rows that turn out to be one purchase
 * become one, and a customer who subscribes again after the end has another subscription of the same name.
 */
@Singleton
class NamedSubscriptions {
    private final CloudAccountRepository cloudAccounts;
    private final CloudSubscriptionRepository subscriptions;
    private final Marketplaces marketplaces;
    private final Clock clock;

    NamedSubscriptions(
            CloudAccountRepository cloudAccounts,
            CloudSubscriptionRepository subscriptions,
            Marketplaces marketplaces,
            Clock clock) {
        this.cloudAccounts = cloudAccounts;
        this.subscriptions = subscriptions;
        this.marketplaces = marketplaces;
        this.clock = clock;
    }

    /** Whose news these are, locked; null where nobody knows the subscription and they do not say. */
    @Nullable Purchase lockBuyer(SubscriptionEvent event) {
        Purchase purchase = event.introducedPurchase() == null
                ? known(event).findFirst().flatMap(this::purchaseOf).orElse(null)
                : event.introducedPurchase();
        if (purchase != null) {
            cloudAccounts.lockBuyer(event.subscription().provider(), purchase.buyerAccountId());
        }
        return purchase;
    }

    /** Whether the product is listed in a marketplace. */
    boolean isListed(SubscriptionEvent event, Purchase purchase) {
        return marketplaces
                .of(event.subscription().provider(), purchase.productCode())
                .isPresent();
    }

    /** The subscriptions that these are news of, as they are now; several of one agreement. The buyer is locked. */
    List<CloudSubscription> of(SubscriptionEvent event, Purchase purchase) {
        List<CloudSubscription> known = known(event).distinct().toList();
        known.forEach(subscriptions.getEntityManager()::refresh);
        return switch (event.subscription().kind()) {
            case AGREEMENT, INSTANCE -> known;
            case KEY -> List.of(ofKey(event, purchase, known));
            case CUSTOMER -> List.of(ofCustomer(event, purchase, known));
        };
    }

    private Stream<CloudSubscription> known(SubscriptionEvent event) {
        Stream<CloudSubscription> named = subscriptions.named(event.subscription()).stream();
        return event.customer() == null
                ? named
                : Stream.concat(
                        named,
                        subscriptions.named(event.customer()).stream()
                                .filter(it -> it.status() != SubscriptionStatus.ENDED)
                                .filter(it -> !it.isOfOtherLicense(
                                        event.subscription().value())));
    }

    private CloudSubscription ofKey(SubscriptionEvent event, Purchase purchase, List<CloudSubscription> known) {
        CloudSubscription one =
                known.isEmpty() ? introduce(event, event.subscription().value(), purchase) : merge(known);
        if (event.customer() != null) {
            one.callAlso(event.customer().value());
        }
        return one;
    }

    /** What happened before the end of an earlier one is of that one. */
    private CloudSubscription ofCustomer(SubscriptionEvent event, Purchase purchase, List<CloudSubscription> known) {
        Optional<CloudSubscription> then = known.stream()
                .filter(it -> it.status() != SubscriptionStatus.ENDED
                        || (event.isTold() && !it.endedAt().isBefore(event.at())))
                .findFirst();
        if (then.isPresent()) {
            if (event.verb() == SubscriptionChange.ENDED) {
                keepWhatCameAfter(event, then.get(), purchase, known.size());
            }
            return then.get();
        }
        if (!known.isEmpty() && !event.verb().introduces()) {
            return known.get(known.size() - 1);
        }
        return again(event, purchase, known.size());
    }

    /** The end of one that had been paid for again after it: that was the begin of the next one. */
    private void keepWhatCameAfter(SubscriptionEvent end, CloudSubscription ended, Purchase purchase, int known) {
        if (ended.status() == SubscriptionStatus.ACTIVE && ended.statusAt().isAfter(end.at())) {
            SubscriptionEvent begin = SubscriptionEvent.of(
                    end.subscription(), SubscriptionChange.ACTIVATED, ended.statusAt(), SubscriptionTerms.NONE);
            again(begin, purchase, known).take(begin, clock.instant());
        }
    }

    private CloudSubscription again(SubscriptionEvent first, Purchase purchase, int earlier) {
        String name = first.subscription().value();
        CloudSubscription next = introduce(first, earlier == 0 ? name : name + "#" + (earlier + 1), purchase);
        next.callAlso(name);
        return next;
    }

    private CloudSubscription introduce(SubscriptionEvent first, String key, Purchase purchase) {
        Instant now = clock.instant();
        String provider = first.subscription().provider();
        String marketplace = marketplaces.of(provider, purchase.productCode()).orElseThrow();
        CloudAccount cloudAccount = new CloudAccount(provider, marketplace, purchase, now);
        cloudAccounts.persistAndFlush(cloudAccount);
        CloudSubscription subscription = new CloudSubscription(cloudAccount.id(), key, first, now);
        subscriptions.persistAndFlush(subscription);
        return subscription;
    }

    /** The one of a claimed cloud account stays, and every other one that nobody has claimed goes into it. */
    private CloudSubscription merge(List<CloudSubscription> same) {
        List<CloudSubscription> all = new ArrayList<>(same);
        CloudSubscription kept =
                all.stream().filter(this::isClaimed).findFirst().orElse(all.get(0));
        all.remove(kept);
        all.removeIf(this::isClaimed);
        for (CloudSubscription other : all) {
            subscriptions.delete(other);
            subscriptions.flush();
            kept.absorb(other);
            if (subscriptions.of(other.cloudAccountId()).isEmpty()) {
                cloudAccounts.delete(cloudAccounts.findById(other.cloudAccountId()));
            }
        }
        return kept;
    }

    private boolean isClaimed(CloudSubscription subscription) {
        return cloudAccounts.findOwnerOf(subscription.cloudAccountId()) != null;
    }

    private Optional<Purchase> purchaseOf(CloudSubscription subscription) {
        return cloudAccounts.findOf(subscription).map(it -> new Purchase(it.buyerAccountId(), it.productCode()));
    }
}
