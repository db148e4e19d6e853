package com.truewatch.billing.accounts.factor.passkey;

import com.truewatch.billing.accounts.account.event.AccountClosed;
import com.truewatch.billing.accounts.platform.jobs.Retention;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long challenges are kept, and what goes with an account. */
@Singleton
class PasskeyRetention {
    private final PasskeyRegistrationRepository registrations;
    private final PasskeyRepository passkeys;

    PasskeyRetention(PasskeyRegistrationRepository registrations, PasskeyRepository passkeys) {
        this.registrations = registrations;
        this.passkeys = passkeys;
    }

    /** One that was answered is told from one that is unknown for a day. */
    @Produces
    @Singleton
    static Retention passkeyRegistrations() {
        return Retention.of("passkey_registration", Duration.ofDays(1), "expires_at < :before");
    }

    /** Anybody may ask for them: none is kept longer than it is good. */
    @Produces
    @Singleton
    static Retention passkeyChallenges() {
        return Retention.untilOver("passkey_challenge", "expires_at < :before");
    }

    /** The keys themselves go with their factors. */
    void erase(@Observes AccountClosed closed) {
        registrations.delete("id.accountId = ?1", closed.accountId());
        passkeys.forgetHandle(closed.accountId());
    }
}
