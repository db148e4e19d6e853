package com.truewatch.billing.accounts.workspace;

import com.truewatch.billing.accounts.cloudaccount.settlement.SettledWorkspaces.SettledWorkspace;
import com.truewatch.billing.accounts.platform.id.Ids;
import com.truewatch.billing.accounts.workspace.settlement.SettlementCause;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The workspaces. A text that cannot be an id finds nothing, whatever characters it has. */
@Singleton
public class WorkspaceRepository implements PanacheRepositoryBase<Workspace, String> {
    private static final UUID AFTER_ALL = new UUID(-1L, -1L);

    private static final String INSERT = """
            insert into workspace (id, account_id, binding_id, name, site, version)
            values (:id, :account, :binding, :name, :site, 0) on conflict (id) do nothing
            """;
    private static final String SETTLED_BY = """
            select settlement.cloudAccountId, workspace.id, workspace.name, workspace.site
            from Settlement settlement join Workspace workspace on workspace.id = settlement.workspaceId
            where settlement.accountId = :account and settlement.cloudAccountId in :ids and settlement.until is null
            order by workspace.id
            """;
    private static final String LOCK_SETTLED_BY = """
            id in (select workspaceId from Settlement where cloudAccountId = ?1 and until is null) order by id
            """;
    private static final String LOCK_LEFT_BY = """
            id in (
                select ended.workspaceId from Settlement ended, Settlement present
                where ended.cloudAccountId = ?1 and present.workspaceId = ended.workspaceId
                    and present.until is null and present.since = ended.until and present.cause = ?2) order by id
            """;
    private static final String DUE = """
            select id from Workspace
            where lockedFinallyAt <= :now and not lockTold and dissolvedAt is null order by lockedFinallyAt, id
            """;
    private static final String REMINDER_DUE =
            "select id from Workspace where reminderAt <= :now order by reminderAt, id";
    private static final String LOCK_REMINDED_WITH = """
            accountId = ?1 and lockReason = ?2 and lockedFinallyAt = ?3 and reminderAt <= ?4 order by id
            """;

    /**
     * A new workspace of this account, unless there is one by this id; whether there was none. Of many at once, one wins
     * and the others wait for it.
     */
    boolean insert(String id, UUID accountId, String name, String site) {
        return getEntityManager()
                        .createNativeQuery(INSERT)
                        .setParameter("id", id)
                        .setParameter("account", accountId)
                        .setParameter("binding", Ids.next())
                        .setParameter("name", name)
                        .setParameter("site", site)
                        .executeUpdate()
                > 0;
    }

    /** Whose it is, without loading it: whoever locks it reads it then. */
    public Optional<UUID> findAccountOf(String id) {
        return !WorkspaceIds.isOne(id)
                ? Optional.empty()
                : getEntityManager()
                        .createQuery("select accountId from Workspace where id = :id", UUID.class)
                        .setParameter("id", id)
                        .getResultStream()
                        .findFirst();
    }

    /** The workspace unless it is dissolved. */
    Optional<Workspace> findBound(String id) {
        return WorkspaceIds.isOne(id) ? findByIdOptional(id).filter(it -> !it.isDissolved()) : Optional.empty();
    }

    /** The workspace, locked until the transaction ends. */
    Optional<Workspace> lock(String id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The account's own one, locked until the transaction ends; empty for an unknown or a foreign one. */
    public Optional<Workspace> lockOf(UUID accountId, String id) {
        return WorkspaceIds.isOne(id) ? lock(id).filter(it -> it.accountId().equals(accountId)) : Optional.empty();
    }

    /** The account's own one; empty for an unknown or a foreign one. */
    Optional<Workspace> findOf(UUID accountId, String id) {
        return WorkspaceIds.isOne(id)
                ? findByIdOptional(id).filter(it -> it.accountId().equals(accountId))
                : Optional.empty();
    }

    /** The account's newest, before {@code before} where it is given. */
    List<Workspace> findAllOf(UUID accountId, @Nullable UUID before, int limit) {
        return find(
                        "accountId = ?1 and bindingId < ?2 order by bindingId desc",
                        accountId,
                        before == null ? AFTER_ALL : before)
                .range(0, limit - 1)
                .list();
    }

    /** What this cloud account settles now, locked until the transaction ends. */
    List<Workspace> lockSettledBy(UUID cloudAccountId) {
        return find(LOCK_SETTLED_BY, cloudAccountId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** What this cloud account settled until it ended, and nobody has settled otherwise since; locked. */
    List<Workspace> lockLeftBy(UUID cloudAccountId) {
        return find(LOCK_LEFT_BY, cloudAccountId, SettlementCause.SUBSCRIPTION_ENDED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** What each of these cloud accounts of the account settles now. */
    Map<UUID, List<SettledWorkspace>> findSettledBy(UUID accountId, Collection<UUID> cloudAccountIds) {
        return getEntityManager()
                .createQuery(SETTLED_BY, Tuple.class)
                .setParameter("account", accountId)
                .setParameter("ids", cloudAccountIds)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        it -> it.get(0, UUID.class),
                        Collectors.mapping(
                                it -> new SettledWorkspace(
                                        it.get(1, String.class), it.get(2, String.class), it.get(3, String.class)),
                                Collectors.toList())));
    }

    /** Those whose lock has become final and was not told. */
    public List<String> findDue(Instant now, int limit) {
        return findDue(DUE, now, limit);
    }

    /** Those of whose countdown a holder is to be reminded. */
    public List<String> findReminderDue(Instant now, int limit) {
        return findDue(REMINDER_DUE, now, limit);
    }

    /** Those of the same account whose countdown began with this one's, with a reminder due; locked in a fixed order. */
    public List<Workspace> lockRemindedWith(Workspace workspace, Instant now) {
        return find(LOCK_REMINDED_WITH, workspace.accountId(), workspace.lockReason(), workspace.lockedFinallyAt(), now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    private List<String> findDue(String question, Instant now, int limit) {
        return getEntityManager()
                .createQuery(question, String.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }
}
