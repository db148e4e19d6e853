package com.truewatch.billing.accounts.cloudaccount.waiting;

import com.truewatch.billing.accounts.cloudaccount.CloudAccountFamilies;
import com.truewatch.billing.accounts.cloudaccount.CloudAccountRepository;
import com.truewatch.billing.accounts.cloudaccount.provider.Marketplaces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Looks again at cloud accounts whose last licence is gone, when no reason was heard. */
@ApplicationScoped
class WaitingEndService {
    private final CloudAccountRepository cloudAccounts;
    private final CloudAccountFamilies families;
    private final Marketplaces marketplaces;
    private final Clock clock;

    WaitingEndService(
            CloudAccountRepository cloudAccounts,
            CloudAccountFamilies families,
            Marketplaces marketplaces,
            Clock clock) {
        this.cloudAccounts = cloudAccounts;
        this.families = families;
        this.marketplaces = marketplaces;
        this.clock = clock;
    }

    /** Those that have waited long enough, of every provider. */
    @Transactional
    public List<UUID> findDue(int limit) {
        return marketplaces.providers().stream()
                .flatMap(it ->
                        cloudAccounts.findWaiting(it, clock.instant().minus(marketplaces.grace(it)), limit).stream())
                .toList();
    }

    /** Ends it, unless the reason was heard meanwhile. */
    @Transactional
    public void lookAt(UUID cloudAccountId) {
        families.lookAgain(cloudAccountId);
    }
}
