package com.truewatch.billing.accounts.platform.idempotency;

import com.truewatch.billing.accounts.platform.idempotency.answer.StoredAnswer;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The calls under keys. */
@Singleton
class IdempotentRequestRepository implements PanacheRepositoryBase<IdempotentRequest, RequestId> {
    private static final String INSERT = """
            insert into idempotent_request (caller, path, idempotency_key, run, tag_key_id, body_tag, created_at)
            values (:caller, :path, :key, :run, :tagKeyId, :bodyTag, :createdAt)
            on conflict do nothing
            """;

    private static final String END = """
            update idempotent_request
            set status = :status, headers = '{}', answer = :answer, mentions = cast(:mentions as uuid[])
            where caller = :caller and path = :path and idempotency_key = :key and run = :run and status is null
            """;

    private static final String ERASE = """
            update idempotent_request
            set answer = null, headers = '{}', body = null, erased_at = :at
            where mentions @> cast(:mentions as uuid[]) and status is not null
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

    /** Ends a run with this answer; false when it has ended, was taken over or is forgotten. */
    boolean end(Claim.Won claim, StoredAnswer answer, byte[] encrypted) {
        String mentions =
                answer.mentions(claim).stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
        return getEntityManager()
                        .createNativeQuery(END)
                        .setParameter("status", answer.status())
                        .setParameter("answer", encrypted)
                        .setParameter("mentions", mentions)
                        .setParameter("caller", claim.request().caller())
                        .setParameter("path", claim.request().path())
                        .setParameter("key", claim.request().idempotencyKey())
                        .setParameter("run", claim.run())
                        .executeUpdate()
                == 1;
    }

    /** Whether another call runs in its stead, or has. */
    boolean isTakenOver(Claim.Won claim) {
        return count("id = ?1 and run <> ?2", claim.request(), claim.run()) > 0;
    }

    /** The call, locked until the transaction ends: of parallel repeats one takes over. */
    Optional<IdempotentRequest> lock(RequestId id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Erases every answer in which this id stands; that there was one stays known. */
    void eraseWhatMentions(UUID id, Instant at) {
        getEntityManager()
                .createNativeQuery(ERASE)
                .setParameter("mentions", "{" + id + "}")
                .setParameter("at", at)
                .executeUpdate();
    }
}
