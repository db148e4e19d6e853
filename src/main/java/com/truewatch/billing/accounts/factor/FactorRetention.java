package com.truewatch.billing.accounts.factor;

import com.truewatch.billing.accounts.account.event.AccountClosed;
import com.truewatch.billing.accounts.platform.jobs.Retention;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long second factors are kept that are none any more. */
@Singleton
class FactorRetention {
    private final FactorRepository factors;

    FactorRetention(FactorRepository factors) {
        this.factors = factors;
    }

    /** A removal can be undone for seven days. */
    @Produces
    @Singleton
    static Retention removedFactors() {
        return Retention.of("factor", Duration.ofDays(8), "removed_at < :before");
    }

    /** They go with an account, with their secrets and codes. */
    void erase(@Observes AccountClosed closed) {
        factors.delete("id.accountId = ?1", closed.accountId());
    }
}
