package com.truewatch.billing.accounts.session.entry;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.persistence.ScalarQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tickets. */
@Singleton
class EntryTicketRepository implements PanacheRepositoryBase<EntryTicket, OwnedId> {
    /** In one statement with the question whose the workspace is: nothing comes between the two. */
    private static final String USE = """
            update entry_ticket set used_at = :now
            where account_id = :account and id = :id and used_at is null and voided_at is null and expires_at > :now
                and exists (select from workspace
                    where workspace.id = entry_ticket.workspace_id collate "C"
                        and workspace.account_id = entry_ticket.account_id and workspace.dissolved_at is null)
            returning workspace_id
            """;

    private static final String VOID =
            "voidedAt = ?1 where id.accountId = ?2 and usedAt is null and voidedAt is null and expiresAt > ?1";

    /** The workspace of a ticket that was good until now; of many at once, one gets it. */
    Optional<String> use(OwnedId id, Instant now) {
        List<?> used = ScalarQuery.of(getEntityManager(), USE, "workspace_id", String.class)
                .setParameter("account", id.accountId())
                .setParameter("id", id.id())
                .setParameter("now", now)
                .getResultList();
        return used.stream().map(String.class::cast).findFirst();
    }

    /** None of the account's is good any more. */
    void voidAll(UUID accountId, Instant now) {
        update(VOID, now, accountId);
    }

    /** None of those for this workspace is. */
    void voidAllFor(UUID accountId, String workspaceId, Instant now) {
        update(VOID + " and workspaceId = ?3", now, accountId, workspaceId);
    }
}
