package com.truewatch.billing.accounts.verification;

import com.truewatch.billing.accounts.platform.jobs.TablePurge;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/** The day's cap looks back a day; a month tells what is usual. */
@Singleton
class SmsTrafficPurge extends TablePurge {
    SmsTrafficPurge(EntityManager entities) {
        super(entities, "sms_traffic", Duration.ofDays(30), "slot <= :before");
    }
}
