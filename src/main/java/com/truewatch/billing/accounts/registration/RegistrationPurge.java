package com.truewatch.billing.accounts.registration;

import com.truewatch.billing.accounts.platform.jobs.TablePurge;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/** An email that was never proved is nobody's customer: it is not kept for longer than a day. */
@Singleton
class RegistrationPurge extends TablePurge {
    RegistrationPurge(EntityManager entities) {
        super(entities, "registration", Duration.ofDays(1), "created_at <= :before");
    }
}
