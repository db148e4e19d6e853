package com.truewatch.billing.accounts.platform.idempotency;

import com.truewatch.billing.accounts.platform.jobs.Retention;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** How long answers are kept for repeats. */
@Singleton
class IdempotentRequestRetention {
    /** An answer that no repeat gets any more. */
    @Produces
    @Singleton
    static Retention requests() {
        return Retention.of("idempotent_request", IdempotentRequest.LIFETIME, "created_at < :before");
    }
}
