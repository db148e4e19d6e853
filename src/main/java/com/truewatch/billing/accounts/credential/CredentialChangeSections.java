package com.truewatch.billing.accounts.credential;

import com.truewatch.billing.accounts.account.export.ExportQuery;
import com.truewatch.billing.accounts.account.export.ExportSection;
import com.truewatch.billing.accounts.account.export.ExportedSection;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/** What an export tells of changes of email and phone. */
@Singleton
class CredentialChangeSections {
    @Produces
    @Singleton
    static ExportSection changes() {
        return new ExportQuery(ExportedSection.CREDENTIAL_CHANGES, """
                select id, credential, state, session_id as "sessionId", new_address as "newAddress",
                    created_at as "createdAt", expires_at as "expiresAt", closed_at as "closedAt",
                    ended_sessions as "revokedSessions", version
                from credential_change where account_id = (select id from holder) order by id desc
                """, Set.of("newAddress"));
    }
}
