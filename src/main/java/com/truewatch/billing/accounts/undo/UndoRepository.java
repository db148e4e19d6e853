package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.List;

/** The rights to undo changes. */
@Singleton
class UndoRepository implements PanacheRepositoryBase<Undo, OwnedId> {
    /** Those of later changes of the same credential that were neither used nor voided. */
    List<Undo> findOpenAfter(Undo earlier) {
        return list(
                "id.accountId = ?1 and credential = ?2 and accountVersion > ?3 and undoneAt is null and voidedAt is null",
                earlier.id().accountId(),
                earlier.credential(),
                earlier.accountVersion());
    }
}
