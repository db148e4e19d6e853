package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.account.export.ExportQuery;
import com.truewatch.billing.accounts.account.export.ExportSection;
import com.truewatch.billing.accounts.account.export.ExportedSection;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The rights to undo changes. */
@Singleton
class UndoRightRepository implements PanacheRepositoryBase<UndoRight, OwnedId> {
    /** What an export tells of them. */
    @Produces
    @Singleton
    static ExportSection exported() {
        return new ExportQuery(ExportedSection.UNDO_RIGHTS, """
                select id, credential, former_address as "formerAddress", former_proved_at as "formerProvedAt",
                    account_version as version, changed_at as "changedAt", session_id as "sessionId",
                    voided_at as "voidedAt", undone_at as "undoneAt", contested_at as "contestedAt"
                from credential_undo where account_id = (select id from holder) order by id desc
                """, Set.of("formerAddress"));
    }

    /** The one that a link of either kind is about. */
    Optional<UndoRight> findByLink(UUID accountId, UUID linkId) {
        return find("id.accountId = ?1 and (id.id = ?2 or widestLinkId = ?2)", accountId, linkId)
                .firstResultOptional();
    }

    /** Those of the account whose links work now, the oldest first. */
    List<UndoRight> findOpen(UUID accountId, Instant now) {
        return list(
                "id.accountId = ?1 and linked and undoneAt is null and voidedAt is null and changedAt > ?2"
                        + " order by accountVersion",
                accountId,
                now.minus(UndoRight.LINK_LIFETIME));
    }

    /** What a link to this right reaches and was not taken back, the oldest first. */
    List<UndoRight> findReachedBy(UndoRight right, UUID linkId) {
        return findStandingSince(right.id().accountId(), right.versionReachedBy(linkId));
    }

    /** That of the change which made this version of the account. */
    Optional<UndoRight> findAtVersion(UUID accountId, long version) {
        return find("id.accountId = ?1 and accountVersion = ?2", accountId, version)
                .firstResultOptional();
    }

    /** Those of changes from this version on that were not taken back, whether their own links work or not; the oldest first. */
    List<UndoRight> findStandingSince(UUID accountId, long version) {
        return list(
                "id.accountId = ?1 and accountVersion >= ?2 and undoneAt is null and voidedAt is null"
                        + " order by accountVersion",
                accountId,
                version);
    }
}
