package com.truewatch.billing.accounts.factor.totp;

import com.truewatch.billing.accounts.account.event.AccountClosed;
import com.truewatch.billing.accounts.platform.jobs.Retention;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long apps are remembered that were to be enrolled. */
@Singleton
class TotpRegistrationRetention {
    private final TotpRegistrationRepository registrations;

    TotpRegistrationRetention(TotpRegistrationRepository registrations) {
        this.registrations = registrations;
    }

    /** One that was completed is told from one that is unknown for a day. */
    @Produces
    @Singleton
    static Retention totpRegistrations() {
        return Retention.of("totp_registration", Duration.ofDays(1), "expires_at < :before");
    }

    void erase(@Observes AccountClosed closed) {
        registrations.delete("id.accountId = ?1", closed.accountId());
    }
}
