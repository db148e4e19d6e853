package com.truewatch.billing.accounts.cloudaccount;

import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The subscriptions. */
@Singleton
public class CloudSubscriptionRepository implements PanacheRepositoryBase<CloudSubscription, UUID> {
    /** Those that a provider calls so, as they are in the database now, the oldest first. */
    List<CloudSubscription> named(SubscriptionKey name) {
        String names = switch (name.kind()) {
            case KEY -> "(subscriptionKey = ?2 or licenseId = ?2)";
            case AGREEMENT -> "agreementId = ?2";
            case INSTANCE -> "instanceId = ?2";
            case CUSTOMER -> "(customerName = ?2 or subscriptionKey = ?2)";
        };
        return list("provider = ?1 and " + names + " order by beginsAt, id", name.provider(), name.value());
    }

    /** Those that may be claimed by this: a key, or a customer, which may have been of earlier ones, too. */
    List<CloudSubscription> claimable(SubscriptionKey claimed) {
        return claimed.kind() == SubscriptionKey.Kind.KEY
                ? list(
                        "provider = ?1 and (subscriptionKey = ?2 or licenseId = ?2 or customerName = ?2)"
                                + " order by beginsAt desc, id desc",
                        claimed.provider(),
                        claimed.value())
                : named(claimed);
    }

    /** Whether any of this buyer and product names its agreement or is a renewal: only these continue each other. */
    boolean isAnyAgreed(CloudAccount of) {
        return count(
                        "(agreementId is not null or renews) and cloudAccountId in (select id from CloudAccount"
                                + " where provider = ?1 and buyerAccountId = ?2 and productCode = ?3)",
                        of.provider(),
                        of.buyerAccountId(),
                        of.productCode())
                > 0;
    }

    /** All of these cloud accounts, the oldest first. */
    public List<CloudSubscription> of(Collection<UUID> cloudAccountIds) {
        return list("cloudAccountId in ?1 order by beginsAt, id", cloudAccountIds);
    }

    /** All of this one, the oldest first. */
    public List<CloudSubscription> of(UUID cloudAccountId) {
        return of(List.of(cloudAccountId));
    }
}
