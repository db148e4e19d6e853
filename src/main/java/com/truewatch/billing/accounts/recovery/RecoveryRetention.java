package com.truewatch.billing.accounts.recovery;

import com.truewatch.billing.accounts.account.event.AccountClosed;
import com.truewatch.billing.accounts.platform.jobs.Retention;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long recoveries are kept. */
@Singleton
class RecoveryRetention {
    private final RecoveryRepository recoveries;

    RecoveryRetention(RecoveryRepository recoveries) {
        this.recoveries = recoveries;
    }

    /** Who has replaced which address, and why, can be looked up for thirteen months. */
    @Produces
    @Singleton
    static Retention addressRecoveries() {
        return Retention.of("address_recovery", Duration.ofDays(396), "opened_at < :before");
    }

    /** The addresses that an account was to have go with it. */
    void erase(@Observes AccountClosed closed) {
        recoveries.delete("id.accountId", closed.accountId());
    }
}
