package com.truewatch.billing.accounts.platform.idempotency;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Optional;

/** The calls under keys. */
@Singleton
class IdempotentRequestRepository implements PanacheRepositoryBase<IdempotentRequest, RequestId> {
    private static final String INSERT = """
            insert into idempotent_request (caller, path, idempotency_key, run, tag_key_id, body_tag, created_at)
            values (:caller, :path, :key, :run, :tagKeyId, :bodyTag, :createdAt)
            on conflict do nothing
            """;

    /** Writes a call down that begins to run; false when it is known already. */
    boolean insertIfUnknown(IdempotentRequest request) {
        return getEntityManager()
                        .createNativeQuery(INSERT)
                        .setParameter("caller", request.id().caller())
                        .setParameter("path", request.id().path())
                        .setParameter("key", request.id().idempotencyKey())
                        .setParameter("run", request.run())
                        .setParameter("tagKeyId", request.tagKeyId())
                        .setParameter("bodyTag", request.bodyTag())
                        .setParameter("createdAt", request.createdAt())
                        .executeUpdate()
                == 1;
    }

    /** The call, locked until the transaction ends: of parallel repeats one takes over. */
    Optional<IdempotentRequest> lock(RequestId id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
