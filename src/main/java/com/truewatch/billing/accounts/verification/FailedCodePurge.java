package com.truewatch.billing.accounts.verification;

import com.truewatch.billing.accounts.platform.jobs.TablePurge;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/** A window that is over counts no longer; a month later a row of wrong codes is over too, unless it has blocked. */
@Singleton
class FailedCodePurge extends TablePurge {
    FailedCodePurge(EntityManager entities) {
        super(entities, "failed_code_budget", Duration.ofDays(30), "window_started_at <= :before and in_a_row < 100");
    }
}
