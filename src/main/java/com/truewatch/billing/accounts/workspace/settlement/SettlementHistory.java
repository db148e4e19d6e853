package com.truewatch.billing.accounts.workspace.settlement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * By what every workspace was settled when. Written only by who has locked the workspace; PostgreSQL refuses two methods at
 * one time.
 */
@Singleton
public class SettlementHistory implements PanacheRepositoryBase<Settlement, UUID> {
    /** What settled one workspace at a time, if it was still in force then. */
    static final String AT = """
            select * from workspace_settlement where workspace_id = :workspace and since <= :at
            order by since desc fetch first 1 rows only""";

    /** What settled each workspace at a time. */
    static final String ALL_AT = """
            select * from workspace_settlement
            where since <= :at and (until is null or until > :at) and workspace_id > :after
            order by workspace_id fetch first :most rows only""";

    /**
     * Another method settles the workspace from now on, or the first one. It begins a microsecond after the one before it
     * at the earliest, so that even two changes of one millisecond leave both in the history.
     */
    public Settlement begin(
            String workspaceId, UUID accountId, SettlementChoice choice, SettlementCause cause, Instant now) {
        Instant since = end(workspaceId, now);
        Settlement next = new Settlement(workspaceId, accountId, choice, cause, since);
        persistAndFlush(next);
        return next;
    }

    /** Nothing settles the workspace any more; the time from which that is so. Flushed, before another row comes. */
    public Instant end(String workspaceId, Instant now) {
        Optional<Settlement> present = current(workspaceId);
        Instant end = present.map(it -> it.since().plus(1, ChronoUnit.MICROS))
                .filter(it -> it.isAfter(now))
                .orElse(now);
        present.ifPresent(it -> it.close(end));
        flush();
        return end;
    }

    /** What settles it; empty once it is dissolved. */
    public Optional<Settlement> current(String workspaceId) {
        return find("workspaceId = ?1 and until is null", workspaceId).firstResultOptional();
    }

    /** The same of many, by workspace. */
    public Map<String, Settlement> current(Collection<String> workspaceIds) {
        return find("workspaceId in ?1 and until is null", workspaceIds).stream()
                .collect(Collectors.toMap(Settlement::workspaceId, Function.identity()));
    }

    /** Those of these that their holder has changed since. */
    public Set<String> chosenSince(Collection<String> workspaceIds, Instant since) {
        return new HashSet<>(getEntityManager()
                .createQuery(
                        "select workspaceId from Settlement where workspaceId in :ids and cause = :cause and since >= :since",
                        String.class)
                .setParameter("ids", workspaceIds)
                .setParameter("cause", SettlementCause.CHOSEN)
                .setParameter("since", since)
                .getResultList());
    }

    /** What settled it then; empty where nothing did. One row of one index, however long the history is. */
    public Optional<Settlement> at(String workspaceId, Instant at) {
        return question(AT)
                .setParameter("workspace", workspaceId)
                .setParameter("at", at)
                .getResultStream()
                .findFirst()
                .filter(it -> it.holdsAt(at));
    }

    /** What settled every workspace then, by workspace, after {@code after}. */
    public List<Settlement> allAt(Instant at, String after, int limit) {
        return question(ALL_AT)
                .setParameter("at", at)
                .setParameter("after", after)
                .setParameter("most", limit)
                .getResultList();
    }

    /** What settled it while it was this account's, newest first, before {@code before} where it is given. */
    public List<Settlement> of(UUID accountId, String workspaceId, @Nullable UUID before, int limit) {
        return find(
                        "workspaceId = ?1 and accountId = ?2 and (cast(?3 as uuid) is null"
                                + " or since < (select s.since from Settlement s where s.id = ?3)) order by since desc",
                        workspaceId,
                        accountId,
                        before)
                .range(0, limit - 1)
                .list();
    }

    private TypedQuery<Settlement> question(String sql) {
        return getEntityManager().unwrap(Session.class).createNativeQuery(sql, Settlement.class);
    }
}
