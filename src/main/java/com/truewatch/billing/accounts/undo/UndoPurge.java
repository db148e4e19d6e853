package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.platform.jobs.TablePurge;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/** For a while after both links have lapsed, they still say so; then the former address is forgotten. */
@Singleton
class UndoPurge extends TablePurge {
    UndoPurge(EntityManager entities) {
        super(entities, "credential_undo", Duration.ofDays(30), "changed_at < :before");
    }
}
