package com.truewatch.billing.accounts.cloudaccount;

import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of subscriptions, for the providers. */
@ApplicationScoped
public class SubscriptionLookupService {
    private final CloudSubscriptionRepository subscriptions;
    private final CloudAccountRepository cloudAccounts;

    SubscriptionLookupService(CloudSubscriptionRepository subscriptions, CloudAccountRepository cloudAccounts) {
        this.subscriptions = subscriptions;
        this.cloudAccounts = cloudAccounts;
    }

    /** The newest one of this name. */
    @Transactional
    public Optional<KnownSubscription> find(SubscriptionKey name) {
        return subscriptions.named(name).stream()
                .reduce((older, newer) -> newer)
                .map(this::known);
    }

    private KnownSubscription known(CloudSubscription subscription) {
        CloudAccount of = cloudAccounts.findById(subscription.cloudAccountId());
        return new KnownSubscription(
                subscription.key(),
                of.productCode(),
                subscription.licenseArn(),
                subscription.instanceId(),
                subscription.status() == SubscriptionStatus.ENDED);
    }

    /**
     * One of them.
     *
     * @param key what the provider never gives twice
     * @param productCode of what
     * @param licenseArn its licence, where that is known
     * @param instanceId its instance, where that is known
     * @param ended whether it is over
     */
    public record KnownSubscription(
            String key,
            String productCode,
            @Nullable String licenseArn,
            @Nullable String instanceId,
            boolean ended) {}
}
