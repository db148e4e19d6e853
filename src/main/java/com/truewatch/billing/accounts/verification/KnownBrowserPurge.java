package com.truewatch.billing.accounts.verification;

import com.truewatch.billing.accounts.platform.jobs.TablePurge;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/** A browser that was not used for too long is a stranger's. */
@Singleton
class KnownBrowserPurge extends TablePurge {
    KnownBrowserPurge(EntityManager entities) {
        super(entities, "known_browser", Duration.ZERO, "expires_at <= :before");
    }
}
