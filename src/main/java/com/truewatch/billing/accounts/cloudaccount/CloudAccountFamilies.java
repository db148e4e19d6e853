package com.truewatch.billing.accounts.cloudaccount;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.cloudaccount.provider.Marketplaces;
import com.truewatch.billing.accounts.cloudaccount.provider.Purchase;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionChange;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionEvent;
import com.truewatch.billing.accounts.cloudaccount.settlement.CloudAccountStatus;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The cloud accounts of one buyer and product, which renewals make one. Whatever changes a subscription is followed by
 * asking anew which ones continue each other: what is known now decides, and not what was known when each of them came.
 */
@Singleton
public class CloudAccountFamilies {
    private final CloudAccountRepository cloudAccounts;
    private final CloudSubscriptionRepository subscriptions;
    private final AccountRepository accounts;
    private final Marketplaces marketplaces;
    private final CloudAccountOutcomes outcomes;
    private final Clock clock;

    CloudAccountFamilies(
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

    /** Takes news of a subscription in, and what follows of them. The buyer is locked. */
    void change(CloudSubscription subscription, SubscriptionEvent event) {
        CloudAccount of = cloudAccounts.findById(subscription.cloudAccountId());
        boolean alone = event.verb() != SubscriptionChange.RENEWS && !subscriptions.isAnyAgreed(of);
        List<CloudAccount> family = lock(alone ? List.of(of) : cloudAccounts.findFamilyOf(of));
        subscription.take(event, clock.instant());
        settle(family);
    }

    /** What follows for this one now, by time alone. */
    public void lookAgain(UUID cloudAccountId) {
        cloudAccounts.findByIdOptional(cloudAccountId).ifPresent(it -> {
            cloudAccounts.lockBuyer(it.provider(), it.buyerAccountId());
            settle(lock(cloudAccounts.findFamilyOf(it)));
        });
    }

    /** Whoever has claimed one of them first: that changes under the lock of the buyer only. */
    private List<CloudAccount> lock(List<CloudAccount> family) {
        family.stream()
                .map(it -> cloudAccounts.findOwnerOf(it.id()))
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .forEach(accounts::lock);
        family.forEach(it -> cloudAccounts.lock(it.id()));
        subscriptions.of(ids(family)).forEach(subscriptions.getEntityManager()::refresh);
        return family;
    }

    private void settle(List<CloudAccount> family) {
        subscriptions.flush();
        List<CloudAccount> all = new ArrayList<>(family);
        all.addAll(regroup(family, subscriptions.of(ids(family))));
        subscriptions.flush();
        follow(all);
    }

    /** Puts each subscription where its chain is; the cloud accounts that this has made. */
    private List<CloudAccount> regroup(List<CloudAccount> family, List<CloudSubscription> all) {
        Map<UUID, CloudAccount> byId = family.stream().collect(Collectors.toMap(CloudAccount::id, Function.identity()));
        Set<UUID> taken = new HashSet<>();
        List<CloudAccount> made = new ArrayList<>();
        List<List<CloudSubscription>> chains = RenewalChains.of(all);
        List<UUID> homes = new ArrayList<>();
        for (List<CloudSubscription> chain : chains) {
            UUID home = home(chain, byId, taken).orElseGet(() -> {
                CloudAccount apart = apart(family.get(0));
                made.add(apart);
                return apart.id();
            });
            taken.add(home);
            homes.add(home);
        }
        for (int i = 0; i < homes.size(); i++) {
            UUID home = homes.get(i);
            chains.get(i).stream()
                    .filter(it -> taken.contains(it.cloudAccountId()) || !isClaimed(byId.get(it.cloudAccountId())))
                    .forEach(it -> it.join(home));
        }
        return made;
    }

    /** A claimed one stays what it is; else that of the oldest subscription. */
    private static Optional<UUID> home(List<CloudSubscription> chain, Map<UUID, CloudAccount> family, Set<UUID> taken) {
        List<UUID> free = chain.stream()
                .map(CloudSubscription::cloudAccountId)
                .filter(it -> !taken.contains(it))
                .toList();
        return free.stream()
                .filter(it -> isClaimed(family.get(it)))
                .findFirst()
                .or(() -> free.stream().findFirst());
    }

    private CloudAccount apart(CloudAccount former) {
        Purchase purchase = new Purchase(former.buyerAccountId(), former.productCode());
        CloudAccount made = new CloudAccount(former.provider(), former.marketplace(), purchase, clock.instant());
        cloudAccounts.persistAndFlush(made);
        return made;
    }

    private void follow(List<CloudAccount> family) {
        for (CloudAccount each : family) {
            List<CloudSubscription> left = subscriptions.of(each.id());
            if (left.isEmpty()) {
                cloudAccounts.delete(each);
            } else {
                follow(each, left);
            }
        }
        cloudAccounts.flush();
    }

    private void follow(CloudAccount cloudAccount, List<CloudSubscription> left) {
        boolean wasOver = cloudAccount.toldStatus() == CloudAccountStatus.ENDED;
        boolean isNews = cloudAccount.follow(left, marketplaces.grace(cloudAccount.provider()), clock.instant());
        if (cloudAccount.accountId() == null) {
            return;
        }
        cloudAccounts.flush();
        Account owner = accounts.findById(cloudAccount.accountId());
        if (!isNews) {
            return;
        }
        if (wasOver) {
            outcomes.revived(owner, cloudAccount);
        }
        outcomes.moved(owner, cloudAccount);
    }

    private static boolean isClaimed(@Nullable CloudAccount cloudAccount) {
        return cloudAccount != null && cloudAccount.accountId() != null;
    }

    private static List<UUID> ids(List<CloudAccount> family) {
        return family.stream().map(CloudAccount::id).toList();
    }
}
