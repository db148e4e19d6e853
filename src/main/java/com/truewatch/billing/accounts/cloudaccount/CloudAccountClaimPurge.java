package com.truewatch.billing.accounts.cloudaccount;

import com.truewatch.billing.accounts.platform.jobs.TablePurge;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/** A claim goes a day after it has lapsed. */
@Singleton
class CloudAccountClaimPurge extends TablePurge {
    CloudAccountClaimPurge(EntityManager entities) {
        super(entities, "cloud_account_claim", Duration.ofDays(1), "expires_at < :before");
    }
}
