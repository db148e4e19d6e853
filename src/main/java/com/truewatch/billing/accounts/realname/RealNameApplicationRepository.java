package com.truewatch.billing.accounts.realname;

import com.truewatch.billing.accounts.account.SubjectType;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.realname.eligibility.CertifiedAccount;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The applications. */
@Singleton
public class RealNameApplicationRepository
        implements PanacheRepositoryBase<RealNameApplication, OwnedId>, SameEnterprise {
    private static final UUID BEFORE_ALL = new UUID(0L, 0L);
    private static final String LAST_REFUSED =
            "id.accountId = ?1 and state in ?2 order by coalesce(endedAt, decidedAt) desc, id.id desc";
    private static final String CERTIFIED = """
            select new com.truewatch.billing.accounts.realname.eligibility.CertifiedAccount(account, application)
            from Account account
            left join RealNameApplication application
                on application.id.accountId = account.id
                and application.state = com.truewatch.billing.accounts.realname.ApplicationState.APPROVED
            where account.id in :ids
            """;
    private static final String OTHER_ACCOUNTS = """
            select distinct application.id.accountId from RealNameApplication application
            where application.encrypted.numberIndex in :indexes and application.id.accountId <> :account
            """;
    private static final String SAME_ENTERPRISE = """
            select count(*) from RealNameApplication one
            join RealNameApplication other on other.encrypted.numberIndex = one.encrypted.numberIndex
            where one.id.accountId = :one and other.id.accountId = :other
                and one.state = :approved and other.state = :approved and one.subjectType = :enterprise
            """;
    private static final String NOT_UNDER = """
            select id from RealNameApplication
            where (encrypted.keyId <> :key or encrypted.indexKeyId <> :index)
                and (id.accountId > :account or (id.accountId = :account and id.id > :id))
            order by id.accountId, id.id
            """;

    /** Where the account stands. */
    public CertificationStatus standingOf(UUID accountId) {
        return new CertificationStatus(
                findOne(accountId, ApplicationState.APPROVED),
                findOne(accountId, ApplicationState.PENDING),
                find(LAST_REFUSED, accountId, List.of(ApplicationState.REJECTED, ApplicationState.REVOKED))
                        .firstResult());
    }

    /** The application, locked until the transaction ends. */
    public Optional<RealNameApplication> lock(OwnedId id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** All of an account, the newest first. */
    List<RealNameApplication> findAllOf(UUID accountId) {
        return list("id.accountId = ?1 order by id.id desc", accountId);
    }

    /** All of an account, locked until the transaction ends. */
    List<RealNameApplication> lockAllOf(UUID accountId) {
        return find("id.accountId", accountId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** An application by the one id that staff know. */
    public Optional<RealNameApplication> findByPublicId(UUID id) {
        return find("id.id", id).firstResultOptional();
    }

    /** Whose application it is. The application itself is left for whoever locks it. */
    public Optional<UUID> findAccountOf(UUID id) {
        return getEntityManager()
                .createQuery("select id.accountId from RealNameApplication where id.id = :id", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** The oldest in this state, after {@code after} where it is given. */
    public List<RealNameApplication> findIn(ApplicationState state, @Nullable UUID after, int limit) {
        return find("state = ?1 and id.id > ?2 order by id.id", state, after == null ? BEFORE_ALL : after)
                .range(0, limit - 1)
                .list();
    }

    /** How many should have been decided before this time. */
    public long countOverdue(Instant now) {
        return count("state = ?1 and dueAt < ?2", ApplicationState.PENDING, now);
    }

    /** Accounts with what certifies them; unknown ones are left out. */
    public List<CertifiedAccount> findCertified(Collection<UUID> accountIds) {
        return getEntityManager()
                .createQuery(CERTIFIED, CertifiedAccount.class)
                .setParameter("ids", accountIds)
                .getResultList();
    }

    /** Other accounts that have applied with a number that has one of these indexes. */
    public List<UUID> findOtherAccounts(UUID accountId, List<byte[]> indexes) {
        return getEntityManager()
                .createQuery(OTHER_ACCOUNTS, UUID.class)
                .setParameter("indexes", indexes)
                .setParameter("account", accountId)
                .getResultList();
    }

    /** An index says what kind of number it is of: it differs for a person's. */
    @Override
    public boolean certifiesBoth(UUID one, UUID other) {
        return getEntityManager()
                        .createQuery(SAME_ENTERPRISE, Long.class)
                        .setParameter("one", one)
                        .setParameter("other", other)
                        .setParameter("approved", ApplicationState.APPROVED)
                        .setParameter("enterprise", SubjectType.ENTERPRISE)
                        .getSingleResult()
                > 0;
    }

    /** What other keys than these have encrypted or indexed, by id, after {@code after} where it is given. */
    List<OwnedId> findNotUnder(int keyId, int indexKeyId, @Nullable OwnedId after, int limit) {
        return getEntityManager()
                .createQuery(NOT_UNDER, OwnedId.class)
                .setParameter("key", keyId)
                .setParameter("index", indexKeyId)
                .setParameter("account", after == null ? BEFORE_ALL : after.accountId())
                .setParameter("id", after == null ? BEFORE_ALL : after.id())
                .setMaxResults(limit)
                .getResultList();
    }

    private @Nullable RealNameApplication findOne(UUID accountId, ApplicationState state) {
        return find("id.accountId = ?1 and state = ?2", accountId, state).firstResult();
    }
}
