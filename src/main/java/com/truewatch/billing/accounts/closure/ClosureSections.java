package com.truewatch.billing.accounts.closure;

import com.truewatch.billing.accounts.account.export.ExportQuery;
import com.truewatch.billing.accounts.account.export.ExportSection;
import com.truewatch.billing.accounts.account.export.ExportedSection;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What an export tells of a closure that was asked for. */
@Singleton
class ClosureSections {
    @Produces
    @Singleton
    static ExportSection requests() {
        return ExportQuery.of(ExportedSection.CLOSURE_REQUESTS, """
                select session_id as "sessionId", asked_at as "askedAt"
                from account_closure where account_id = (select id from holder)
                """);
    }
}
