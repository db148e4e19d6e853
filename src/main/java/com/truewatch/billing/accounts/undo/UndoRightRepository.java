package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rights to undo changes. */
@Singleton
class UndoRightRepository implements PanacheRepositoryBase<UndoRight, OwnedId> {
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
