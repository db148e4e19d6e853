package com.truewatch.billing.accounts.operator;

import com.truewatch.billing.accounts.platform.jobs.TablePurge;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/** Who has searched is known for as long as the timeline tells what happened. */
@Singleton
class AccountSearchPurge extends TablePurge {
    AccountSearchPurge(EntityManager entities) {
        super(entities, "account_search", Duration.ofDays(396), "at < :before");
    }
}
