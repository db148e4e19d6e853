package com.truewatch.billing.accounts.verification;

import com.truewatch.billing.accounts.platform.jobs.TablePurge;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/** A month without a wrong password ends the row of them, of stand-ins too, unless it has blocked. */
@Singleton
class FailedPasswordPurge extends TablePurge {
    FailedPasswordPurge(EntityManager entities) {
        super(entities, "failed_password", Duration.ofDays(30), "failed_at <= :before and failed < 100");
    }
}
