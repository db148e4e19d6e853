package com.truewatch.billing.accounts.factor.change;

import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.event.AccountClosed;
import com.truewatch.billing.accounts.account.event.ChangesUndone;
import com.truewatch.billing.accounts.platform.jobs.Retention;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** How long changes of second factors are kept. */
@Singleton
class FactorChangeRetention {
    private final FactorChangeRepository changes;
    private final AccountRepository accounts;

    FactorChangeRetention(FactorChangeRepository changes, AccountRepository accounts) {
        this.changes = changes;
        this.accounts = accounts;
    }

    /** For as long as they can be undone. */
    @Produces
    @Singleton
    static Retention factorChanges() {
        return Retention.of("factor_change", FactorChange.LIFETIME, "changed_at < :before");
    }

    /**
     * Of changes since then, only who made them has a link; and the password of an earlier one is known to who has set it,
     * unless it still is the account's.
     */
    void forget(@Observes ChangesUndone undone) {
        String password = accounts.findById(undone.accountId()).password().hash();
        changes.delete(
                "id.accountId = ?1 and (changedAt >= ?2 or passwordHash is null or passwordHash <> ?3)",
                undone.accountId(),
                undone.since(),
                password == null ? "" : password);
    }

    void erase(@Observes AccountClosed closed) {
        changes.delete("id.accountId = ?1", closed.accountId());
    }
}
