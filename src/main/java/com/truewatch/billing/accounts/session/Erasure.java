package com.truewatch.billing.accounts.session;

import com.truewatch.billing.accounts.account.AccountClosed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Leaves of a closed account's sessions when they were, and takes from where and on which device. */
@Singleton
class Erasure {
    private static final String NOWHERE = "0.0.0.0";

    private final SessionRepository sessions;

    Erasure(SessionRepository sessions) {
        this.sessions = sessions;
    }

    void erase(@Observes AccountClosed closed) {
        sessions.update("network = ?1, device = null where id.accountId = ?2", NOWHERE, closed.accountId());
    }
}
