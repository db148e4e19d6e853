package com.truewatch.billing.accounts.registration;

import com.truewatch.billing.accounts.account.event.AccountClosed;
import com.truewatch.billing.accounts.platform.jobs.Retention;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;

/** How long registrations are kept. */
@Singleton
class RegistrationRetention {
    private static final String OF_THESE = "id in (select c.id.id from Challenge c where c.id.accountId in ?1)";

    private final RegistrationRepository registrations;

    RegistrationRetention(RegistrationRepository registrations) {
        this.registrations = registrations;
    }

    /** An email that was never proved is nobody's customer: it is not kept for longer than a day. */
    @Produces
    @Singleton
    static Retention unproved() {
        return Retention.of("registration", Duration.ofDays(1), "created_at <= :before");
    }

    /** Those of an account's addresses go with it; before the codes by which they are found. */
    void erase(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) AccountClosed closed) {
        registrations.delete(OF_THESE, closed.subjects());
    }
}
