package com.truewatch.billing.accounts.directory;

import com.truewatch.billing.accounts.platform.jobs.TablePurge;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/** Who has searched is known for as long as the timeline tells what happened. */
@Singleton
class AccountLookupPurge extends TablePurge {
    AccountLookupPurge(EntityManager entities) {
        super(entities, "directory_lookup", Duration.ofDays(396), "at < :before");
    }
}
