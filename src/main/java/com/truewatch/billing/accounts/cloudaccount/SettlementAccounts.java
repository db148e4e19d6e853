package com.truewatch.billing.accounts.cloudaccount;

import com.truewatch.billing.accounts.account.settlement.CloudAccountStatus;
import com.truewatch.billing.accounts.account.settlement.CloudAccounts;
import com.truewatch.billing.accounts.account.settlement.CloudLicence;
import com.truewatch.billing.accounts.account.settlement.PayingCloudAccount;
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
class SettlementAccounts implements CloudAccounts {
    private final CloudAccountRepository cloudAccounts;
    private final CloudSubscriptionRepository subscriptions;

    SettlementAccounts(CloudAccountRepository cloudAccounts, CloudSubscriptionRepository subscriptions) {
        this.cloudAccounts = cloudAccounts;
        this.subscriptions = subscriptions;
    }

    @Override
    public List<PayingCloudAccount> of(UUID accountId) {
        return cloudAccounts.list("accountId = ?1 order by id desc", accountId).stream()
                .map(CloudAccount::paying)
                .toList();
    }

    @Override
    public Optional<PayingCloudAccount> findForShare(UUID accountId, UUID cloudAccountId) {
        return cloudAccounts
                .find("accountId = ?1 and id = ?2", accountId, cloudAccountId)
                .withLock(LockModeType.PESSIMISTIC_READ)
                .<CloudAccount>firstResultOptional()
                .map(CloudAccount::paying);
    }

    @Override
    public boolean isAnyAlive(UUID accountId) {
        return cloudAccounts.count("accountId = ?1 and status <> ?2", accountId, CloudAccountStatus.ENDED) > 0;
    }

    @Override
    public void forgetAliases(UUID accountId) {
        cloudAccounts.update("alias = null where accountId = ?1", accountId);
    }

    @Override
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
