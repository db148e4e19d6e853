package com.truewatch.billing.accounts.platform.limits;

import com.truewatch.billing.accounts.platform.jobs.TablePurge;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/** Uses that have left every window are forgotten, and with them the addresses of networks. */
@Singleton
class RateLimitPurge extends TablePurge {
    RateLimitPurge(EntityManager entities) {
        super(entities, "rate_limit", Duration.ZERO, "lapses_at <= :before");
    }
}
