package com.truewatch.billing.accounts.realname;

import com.truewatch.billing.accounts.platform.jobs.TablePurge;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/** Who has read what can be asked for two years. */
@Singleton
class RealNameActPurge extends TablePurge {
    RealNameActPurge(EntityManager entities) {
        super(entities, "real_name_act", Duration.ofDays(730), "at < :before");
    }
}
