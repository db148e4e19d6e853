package com.truewatch.billing.accounts.recovery;

import com.truewatch.billing.accounts.account.AccountClosed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Deletes with an account the addresses that it was to have. */
@Singleton
class Erasure {
    private final RecoveryRepository recoveries;

    Erasure(RecoveryRepository recoveries) {
        this.recoveries = recoveries;
    }

    void erase(@Observes AccountClosed closed) {
        recoveries.delete("id.accountId", closed.accountId());
    }
}
