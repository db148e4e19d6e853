package com.truewatch.billing.accounts.session;

import com.truewatch.billing.accounts.account.export.ExportQuery;
import com.truewatch.billing.accounts.account.export.ExportSection;
import com.truewatch.billing.accounts.account.export.ExportedSection;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What an export tells of sessions and logins. */
@Singleton
class SessionSections {
    @Produces
    @Singleton
    static ExportSection sessions() {
        return ExportQuery.of(ExportedSection.SESSIONS, """
                select id, device, network as ip, strength, amr, workspace_id as "workspaceId", created_at as "createdAt",
                    proved_at as "provedAt", secret as "provedBy", secret_proved_at as "secretProvedAt",
                    last_used_at as "lastUsedAt", expires_at as "expiresAt", ended_at as "endedAt", end_reason as "endReason"
                from session where account_id = (select id from holder) order by id desc
                """);
    }

    @Produces
    @Singleton
    static ExportSection loginTickets() {
        return ExportQuery.of(ExportedSection.LOGIN_TICKETS, """
                select id, first_proof as "firstProof", tries, failure_counted_at as "failureCountedAt",
                    expires_at as "expiresAt", used_at as "usedAt"
                from login_ticket where account_id = (select id from holder) order by id desc
                """);
    }

    @Produces
    @Singleton
    static ExportSection entryTickets() {
        return ExportQuery.of(ExportedSection.ENTRY_TICKETS, """
                select id, workspace_id as "workspaceId", client, expires_at as "expiresAt", used_at as "usedAt",
                    voided_at as "voidedAt"
                from entry_ticket where account_id = (select id from holder) order by id desc
                """);
    }
}
