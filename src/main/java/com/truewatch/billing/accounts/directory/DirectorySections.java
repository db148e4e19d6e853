package com.truewatch.billing.accounts.directory;

import com.truewatch.billing.accounts.account.export.ExportQuery;
import com.truewatch.billing.accounts.account.export.ExportSection;
import com.truewatch.billing.accounts.account.export.ExportedSection;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What an export tells of the searches of other services. */
@Singleton
class DirectorySections {
    @Produces
    @Singleton
    static ExportSection lookups() {
        return ExportQuery.of(ExportedSection.DIRECTORY_LOOKUPS, """
                select id, client, form, at
                from directory_lookup where account_id = (select id from holder) order by id desc
                """);
    }
}
