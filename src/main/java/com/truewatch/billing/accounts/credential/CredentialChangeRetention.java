package com.truewatch.billing.accounts.credential;

import com.truewatch.billing.accounts.account.event.AccountClosed;
import com.truewatch.billing.accounts.platform.jobs.Retention;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;

/** How long changes of address are kept. */
@Singleton
class CredentialChangeRetention {
    private final CredentialChangeRepository changes;

    CredentialChangeRetention(CredentialChangeRepository changes) {
        this.changes = changes;
    }

    /** A change that is over answers questions of its holder for a while. */
    @Produces
    @Singleton
    static Retention changes() {
        return Retention.of("credential_change", Duration.ofDays(90), "coalesce(closed_at, expires_at) < :before");
    }

    /** They name old and new addresses, and go with their account; before the codes that they refer to. */
    void erase(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) AccountClosed closed) {
        changes.delete("id.accountId = ?1", closed.accountId());
    }
}
