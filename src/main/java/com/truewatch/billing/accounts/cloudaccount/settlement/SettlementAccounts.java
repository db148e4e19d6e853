package com.truewatch.billing.accounts.cloudaccount.settlement;

import com.truewatch.billing.accounts.cloudaccount.CloudAccount;
import com.truewatch.billing.accounts.cloudaccount.CloudAccountRepository;
import com.truewatch.billing.accounts.cloudaccount.CloudSubscription;
import com.truewatch.billing.accounts.cloudaccount.CloudSubscriptionRepository;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The cloud accounts, as settlement sees them. */
@Singleton
public class SettlementAccounts {
    private final CloudAccountRepository cloudAccounts;
    private final CloudSubscriptionRepository subscriptions;

    SettlementAccounts(CloudAccountRepository cloudAccounts, CloudSubscriptionRepository subscriptions) {
        this.cloudAccounts = cloudAccounts;
        this.subscriptions = subscriptions;
    }

    /** Those that the account has claimed, the newest first, the ended ones too. */
    public List<PayingCloudAccount> of(UUID accountId) {
        return cloudAccounts.list("accountId = ?1 order by id desc", accountId).stream()
                .map(CloudAccount::paying)
                .toList();
    }

    /** One of them, which does not change until the transaction ends; empty for an unknown or a foreign one. */
    public Optional<PayingCloudAccount> findForShare(UUID accountId, UUID cloudAccountId) {
        return cloudAccounts
                .find("accountId = ?1 and id = ?2", accountId, cloudAccountId)
                .withLock(LockModeType.PESSIMISTIC_READ)
                .<CloudAccount>firstResultOptional()
                .map(CloudAccount::paying);
    }

    /** Whether any that the account has claimed has not ended. */
    public boolean isAnyAlive(UUID accountId) {
        return cloudAccounts.count("accountId = ?1 and status <> ?2", accountId, CloudAccountStatus.ENDED) > 0;
    }

    /** Takes the names away that its holder has given them, in the caller's transaction. */
    public void forgetAliases(UUID accountId) {
        cloudAccounts.update("alias = null where accountId = ?1", accountId);
    }

    /** Under which subscription each of these was at that time; the last one before where there was none. */
    public Map<UUID, CloudLicence> licencesAt(Collection<UUID> cloudAccountIds, Instant at) {
        if (cloudAccountIds.isEmpty()) {
            return Map.of();
        }
        Map<UUID, CloudAccount> wanted = new HashMap<>();
        cloudAccounts.list("id in ?1", cloudAccountIds).forEach(it -> wanted.put(it.id(), it));
        Map<UUID, CloudLicence> licences = new HashMap<>();
        for (CloudSubscription it : subscriptions.of(wanted.keySet())) {
            CloudAccount of = Objects.requireNonNull(wanted.get(it.cloudAccountId()));
            if (!licences.containsKey(of.id()) || !it.beginsAt().isAfter(at)) {
                licences.put(of.id(), it.licence(of));
            }
        }
        return licences;
    }
}
