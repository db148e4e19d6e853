package com.truewatch.billing.accounts.closure;

import com.truewatch.billing.accounts.account.event.AccessRevoked;
import com.truewatch.billing.accounts.account.event.PasswordChanged;
import com.truewatch.billing.accounts.account.event.SessionsEnded;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** A wish to close ends as an open change of address does: with its session, with the password, with an undo. */
@Singleton
class ClosureCanceller {
    private final ClosureRepository closures;

    ClosureCanceller(ClosureRepository closures) {
        this.closures = closures;
    }

    void withdraw(@Observes SessionsEnded ended) {
        closures.delete(ended.accountId(), ended.sessionIds());
    }

    void withdraw(@Observes PasswordChanged changed) {
        closures.delete(changed.accountId());
    }

    void withdraw(@Observes AccessRevoked revoked) {
        closures.delete(revoked.accountId());
    }
}
