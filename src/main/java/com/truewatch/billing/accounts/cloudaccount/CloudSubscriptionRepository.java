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
    /** Those that a provider calls so, as they are in the database now; an agreement may be of several. */
    List<CloudSubscription> named(SubscriptionKey name) {
        String column = switch (name.kind()) {
            case KEY -> "subscriptionKey";
            case AGREEMENT -> "agreementId";
            case INSTANCE -> "instanceId";
        };
        return list("provider = ?1 and " + column + " = ?2 order by id", name.provider(), name.value());
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
