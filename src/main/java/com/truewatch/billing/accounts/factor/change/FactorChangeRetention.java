package com.truewatch.billing.accounts.factor.change;

import com.truewatch.billing.accounts.account.event.AccountClosed;
import com.truewatch.billing.accounts.platform.jobs.Retention;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** How long changes of second factors are kept. */
@Singleton
class FactorChangeRetention {
    private final FactorChangeRepository changes;

    FactorChangeRetention(FactorChangeRepository changes) {
        this.changes = changes;
    }

    /** For as long as they can be undone. */
    @Produces
    @Singleton
    static Retention factorChanges() {
        return Retention.of("factor_change", FactorChange.LIFETIME, "changed_at < :before");
    }

    void erase(@Observes AccountClosed closed) {
        changes.delete("id.accountId = ?1", closed.accountId());
    }
}
