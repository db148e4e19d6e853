package com.truewatch.billing.accounts.workspace.binding;

import com.truewatch.billing.accounts.platform.jobs.Retention;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long bindings that were asked for are kept. */
@Singleton
class BindingRetention {
    /** Their codes have lapsed long before. */
    @Produces
    @Singleton
    static Retention bindings() {
        return Retention.of("workspace_binding", Duration.ofDays(1), "created_at <= :before");
    }
}
