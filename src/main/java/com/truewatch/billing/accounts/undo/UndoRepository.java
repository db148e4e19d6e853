package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.account.export.ExportQuery;
import com.truewatch.billing.accounts.account.export.ExportSection;
import com.truewatch.billing.accounts.account.export.ExportedSection;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The undos that were done. */
@Singleton
class UndoRepository implements PanacheRepositoryBase<Undo, OwnedId> {
    /** What an export tells of them: not who of the staff decided, nor what they wrote for each other. */
    @Produces
    @Singleton
    static ExportSection exported() {
        return new ExportQuery(ExportedSection.UNDOS, """
                select id, credential, undone_at as "undoneAt",
                    replaced_email as "replacedEmail", replaced_email_proved_at as "replacedEmailProvedAt",
                    replaced_phone as "replacedPhone", replaced_phone_proved_at as "replacedPhoneProvedAt",
                    contested_at as "contestedAt", voided_at as "voidedAt", keep, proposed_at as "proposedAt",
                    decided_at as "decidedAt"
                from undo where account_id = (select id from holder) order by id desc
                """, Set.of("replacedEmail", "replacedPhone"));
    }

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
