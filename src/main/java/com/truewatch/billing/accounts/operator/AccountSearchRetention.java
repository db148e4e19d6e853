package com.truewatch.billing.accounts.operator;

import com.truewatch.billing.accounts.platform.jobs.Retention;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long the searches of operators are kept. */
@Singleton
class AccountSearchRetention {
    /** Who has searched is known for as long as the timeline tells what happened. */
    @Produces
    @Singleton
    static Retention searches() {
        return Retention.of("account_search", Duration.ofDays(396), "at < :before");
    }
}
