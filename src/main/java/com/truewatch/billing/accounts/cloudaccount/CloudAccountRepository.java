package com.truewatch.billing.accounts.cloudaccount;

import com.truewatch.billing.accounts.account.settlement.CloudAccounts;
import com.truewatch.billing.accounts.account.settlement.CloudLicence;
import com.truewatch.billing.accounts.account.settlement.PayingCloudAccount;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The cloud accounts. */
@Singleton
class CloudAccountRepository implements PanacheRepositoryBase<CloudAccount, UUID>, CloudAccounts {
    @Override
    public List<PayingCloudAccount> of(UUID accountId) {
        return list("accountId = ?1 order by id desc", accountId).stream()
                .map(CloudAccount::paying)
                .toList();
    }

    @Override
    public Optional<PayingCloudAccount> findForShare(UUID accountId, UUID cloudAccountId) {
        return find("accountId = ?1 and id = ?2", accountId, cloudAccountId)
                .withLock(LockModeType.PESSIMISTIC_READ)
                .firstResultOptional()
                .map(CloudAccount::paying);
    }

    @Override
    public Map<UUID, CloudLicence> licencesAt(Collection<UUID> cloudAccountIds, Instant at) {
        return Map.of();
    }
}
