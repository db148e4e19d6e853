package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The undos that were done. */
@Singleton
class UndoRepository implements PanacheRepositoryBase<Undo, OwnedId> {
    /** The one of this account that staff have to decide about. */
    Optional<Undo> findContested(UUID accountId) {
        return find(
                        "id.accountId = ?1 and contestedAt is not null and decidedAt is null and voidedAt is null",
                        accountId)
                .firstResultOptional();
    }

    /** Those of this account that nobody has decided about. */
    List<Undo> findUndecided(UUID accountId) {
        return list("id.accountId = ?1 and decidedAt is null and voidedAt is null", accountId);
    }
}
