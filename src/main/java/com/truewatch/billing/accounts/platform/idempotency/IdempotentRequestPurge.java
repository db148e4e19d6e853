package com.truewatch.billing.accounts.platform.idempotency;

import com.truewatch.billing.accounts.platform.jobs.TablePurge;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

/** An answer that no repeat gets any more. */
@Singleton
class IdempotentRequestPurge extends TablePurge {
    IdempotentRequestPurge(EntityManager entities) {
        super(entities, "idempotent_request", IdempotentRequest.LIFETIME, "created_at < :before");
    }
}
