package com.truewatch.billing.accounts.directory;

import com.truewatch.billing.accounts.platform.jobs.Retention;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long the searches of services are kept. */
@Singleton
class AccountLookupRetention {
    /** Who has searched is known for as long as the timeline tells what happened. */
    @Produces
    @Singleton
    static Retention lookups() {
        return Retention.of("directory_lookup", Duration.ofDays(396), "at < :before");
    }
}
