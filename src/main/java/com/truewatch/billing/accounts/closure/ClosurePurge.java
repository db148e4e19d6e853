package com.truewatch.billing.accounts.closure;

import com.truewatch.billing.accounts.platform.jobs.TablePurge;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/** Its code has lapsed long before. */
@Singleton
class ClosurePurge extends TablePurge {
    ClosurePurge(EntityManager entities) {
        super(entities, "account_closure", Duration.ofDays(1), "asked_at <= :before");
    }
}
