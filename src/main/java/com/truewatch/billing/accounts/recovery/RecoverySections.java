package com.truewatch.billing.accounts.recovery;

import com.truewatch.billing.accounts.account.export.ExportQuery;
import com.truewatch.billing.accounts.account.export.ExportSection;
import com.truewatch.billing.accounts.account.export.ExportedSection;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/** What an export tells of recoveries of a lost address. */
@Singleton
class RecoverySections {
    @Produces
    @Singleton
    static ExportSection recoveries() {
        return new ExportQuery(ExportedSection.ADDRESS_RECOVERIES, """
                select id, credential, new_address as "newAddress", state, opened_at as "openedAt",
                    approval_needed as "approvalNeeded", approved_at as "approvedAt", confirmed_at as "confirmedAt",
                    ended_at as "endedAt"
                from address_recovery where account_id = (select id from holder) order by id desc
                """, Set.of("newAddress"));
    }
}
