package com.truewatch.billing.accounts.workspace.binding;

import com.truewatch.billing.accounts.platform.jobs.TablePurge;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/** Its code has lapsed long before. */
@Singleton
class BindingPurge extends TablePurge {
    BindingPurge(EntityManager entities) {
        super(entities, "workspace_binding", Duration.ofDays(1), "created_at <= :before");
    }
}
