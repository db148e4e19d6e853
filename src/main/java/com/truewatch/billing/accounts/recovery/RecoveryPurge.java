package com.truewatch.billing.accounts.recovery;

import com.truewatch.billing.accounts.platform.jobs.TablePurge;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/** Who has replaced which address, and why, can be looked up for thirteen months. */
@Singleton
class RecoveryPurge extends TablePurge {
    RecoveryPurge(EntityManager entities) {
        super(entities, "address_recovery", Duration.ofDays(396), "opened_at < :before");
    }
}
