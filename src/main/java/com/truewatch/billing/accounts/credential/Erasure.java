package com.truewatch.billing.accounts.credential;

import com.truewatch.billing.accounts.account.AccountClosed;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

/** Deletes with an account its changes of address, which name old and new ones; before the codes that they refer to. */
@Singleton
class Erasure {
    private final CredentialChangeRepository changes;

    Erasure(CredentialChangeRepository changes) {
        this.changes = changes;
    }

    void erase(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) AccountClosed closed) {
        changes.delete("id.accountId = ?1", closed.accountId());
    }
}
