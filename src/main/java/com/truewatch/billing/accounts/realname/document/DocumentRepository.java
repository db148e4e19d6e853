package com.truewatch.billing.accounts.realname.document;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The documents, without their bytes. */
@Singleton
class DocumentRepository implements PanacheRepositoryBase<Document, OwnedId> {
    private static final UUID BEFORE_ALL = new UUID(0L, 0L);
    private static final String NOT_UNDER = """
            select id from Document
            where keyId <> :key and (id.accountId > :account or (id.accountId = :account and id.id > :id))
            order by id.accountId, id.id
            """;
    private static final String OLD = """
            select d.* from real_name_document d
            left join real_name_application a on a.account_id = d.account_id and a.id = d.application_id
            where (d.application_id is null and d.uploaded_at < :uploadedBefore)
                or coalesce(a.ended_at, a.decided_at) < :decidedBefore
            limit :batch for update of d skip locked
            """;

    /** Those of the account that no application names, oldest first. */
    List<Document> findUnattached(UUID accountId) {
        return list("id.accountId = ?1 and applicationId is null order by uploadedAt", accountId);
    }

    /** Those of an application, in the order in which they were uploaded. */
    List<Document> findOf(OwnedId application) {
        return list(
                "id.accountId = ?1 and applicationId = ?2 order by id.id", application.accountId(), application.id());
    }

    /** One document of an application. */
    Optional<Document> findOf(OwnedId application, UUID id) {
        return find(
                        "id.accountId = ?1 and applicationId = ?2 and id.id = ?3",
                        application.accountId(),
                        application.id(),
                        id)
                .firstResultOptional();
    }

    /** Those of an application, locked: whoever encrypts their bytes anew is waited for. */
    List<Document> lockOf(OwnedId application) {
        return find(
                        "id.accountId = ?1 and applicationId = ?2 order by id.id",
                        application.accountId(),
                        application.id())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Those of an account, named by an application or not. */
    List<Document> findAllOf(UUID accountId) {
        return list("id.accountId = ?1 order by id.id", accountId);
    }

    /** Those of an account, locked in the same way. */
    List<Document> lockAllOf(UUID accountId) {
        return find("id.accountId = ?1 order by id.id", accountId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** The document, locked until the transaction ends: neither purged nor encrypted anew meanwhile. */
    Optional<Document> lock(OwnedId id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Those that nobody has named for long, or whose application was decided long ago; locked ones are passed over. */
    List<Document> lockOld(Instant uploadedBefore, Instant decidedBefore, int batch) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(OLD, Document.class)
                .setParameter("uploadedBefore", uploadedBefore)
                .setParameter("decidedBefore", decidedBefore)
                .setParameter("batch", batch)
                .getResultList();
    }

    /** Those whose bytes another key has encrypted, by id, after {@code after} where it is given. */
    List<OwnedId> findNotUnder(int keyId, @Nullable OwnedId after, int limit) {
        return getEntityManager()
                .createQuery(NOT_UNDER, OwnedId.class)
                .setParameter("key", keyId)
                .setParameter("account", after == null ? BEFORE_ALL : after.accountId())
                .setParameter("id", after == null ? BEFORE_ALL : after.id())
                .setMaxResults(limit)
                .getResultList();
    }
}
