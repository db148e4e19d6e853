package com.truewatch.billing.accounts.workspace;

import com.truewatch.billing.accounts.account.export.ExportQuery;
import com.truewatch.billing.accounts.account.export.ExportSection;
import com.truewatch.billing.accounts.account.export.ExportedSection;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What an export tells of workspaces. */
@Singleton
class WorkspaceSections {
    @Produces
    @Singleton
    static ExportSection workspaces() {
        return ExportQuery.of(ExportedSection.WORKSPACES, """
                select id, binding_id as "bindingId", name, site, lock_reason as "lockReason",
                    locked_finally_at as "lockedFinallyAt", reminder_at as "reminderAt", dissolved_at as "dissolvedAt", version
                from workspace where account_id = (select id from holder) order by binding_id desc
                """);
    }

    @Produces
    @Singleton
    static ExportSection settlements() {
        return ExportQuery.of(ExportedSection.SETTLEMENTS, """
                select id, workspace_id as "workspaceId", method, cloud_account_id as "cloudAccountId", since as "from",
                    until as "to", cause
                from workspace_settlement where account_id = (select id from holder) order by id desc
                """);
    }
}
