package com.truewatch.billing.accounts.credential;

import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The changes, alone or with their challenges. */
@Singleton
class CredentialChangeRepository implements PanacheRepositoryBase<CredentialChange, OwnedId> {
    private static final UUID AFTER_ALL = new UUID(-1L, -1L);
    private static final String VIEW = """
            select new com.truewatch.billing.accounts.credential.ChangeView(change, current, next)
            from CredentialChange change
            join Challenge current
                on current.id.accountId = change.id.accountId and current.id.id = change.currentChallengeId
            left join Challenge next
                on next.id.accountId = change.id.accountId and next.id.id = change.newChallengeId
            """;

    /** One change of this account. */
    Optional<ChangeView> findView(OwnedId id) {
        return getEntityManager()
                .createQuery(VIEW + "where change.id = :id", ChangeView.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** The changes of this account, newest first, older than {@code before} where it is given. */
    List<ChangeView> findViews(UUID accountId, @Nullable UUID before, int limit) {
        return getEntityManager()
                .createQuery(
                        VIEW + "where change.id.accountId = :account and change.id.id < :before"
                                + " order by change.id.id desc",
                        ChangeView.class)
                .setParameter("account", accountId)
                .setParameter("before", before == null ? AFTER_ALL : before)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The change, locked until the transaction ends: its steps happen one after another. */
    Optional<CredentialChange> lock(OwnedId id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The same with its challenges as they are once it is locked. */
    Optional<ChangeView> lockView(OwnedId id) {
        return lock(id).flatMap(locked -> findView(id));
    }

    /** The change of this credential that is not closed, locked; one that is past its time counts as not closed. */
    Optional<CredentialChange> lockOpen(UUID accountId, Credential credential) {
        return find("id.accountId = ?1 and credential = ?2 and closedAt is null", accountId, credential)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Every change of the account that is not closed, locked. */
    List<CredentialChange> lockOpenOf(UUID accountId) {
        return find("id.accountId = ?1 and closedAt is null order by id.id", accountId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** What these sessions have begun and not closed, locked. */
    List<CredentialChange> lockOpenOf(UUID accountId, Collection<UUID> sessionIds) {
        return find("id.accountId = ?1 and sessionId in ?2 and closedAt is null order by id.id", accountId, sessionIds)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}
