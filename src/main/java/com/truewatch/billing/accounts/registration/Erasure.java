package com.truewatch.billing.accounts.registration;

import com.truewatch.billing.accounts.account.AccountClosed;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

/** Deletes with an account the registrations of its addresses; before the codes by which they are found. */
@Singleton
class Erasure {
    private static final String OF_THESE = "id in (select c.id.id from Challenge c where c.id.accountId in ?1)";

    private final RegistrationRepository registrations;

    Erasure(RegistrationRepository registrations) {
        this.registrations = registrations;
    }

    void erase(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) AccountClosed closed) {
        registrations.delete(OF_THESE, closed.subjects());
    }
}
