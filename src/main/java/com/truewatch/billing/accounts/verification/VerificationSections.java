package com.truewatch.billing.accounts.verification;

import com.truewatch.billing.accounts.account.export.ExportQuery;
import com.truewatch.billing.accounts.account.export.ExportSection;
import com.truewatch.billing.accounts.account.export.ExportedSection;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/** What an export tells of codes, wrong tries and known browsers. */
@Singleton
class VerificationSections {
    @Produces
    @Singleton
    static ExportSection codes() {
        return new ExportQuery(ExportedSection.CODES, """
                select id, purpose, step, channel, address, sends, tries, created_at as "createdAt", sent_at as "sentAt",
                    expires_at as "expiresAt", resend_available_at as "resendAvailableAt", closed_at as "closedAt"
                from challenge where account_id = (select id from holder) and not decoy order by id desc
                """, Set.of("address"));
    }

    @Produces
    @Singleton
    static ExportSection failedAttempts() {
        return ExportQuery.of(ExportedSection.FAILED_ATTEMPTS, """
                select 'CODE' as kind, purpose, browser, failed, in_a_row as "inARow", window_started_at as since,
                    cast(null as timestamptz) as "nextTryAt"
                from failed_code_budget where account_id = (select id from holder)
                union all
                select 'PASSWORD', null, browser, failed, null, failed_at, next_try_at
                from failed_password where account_id = (select id from holder)
                union all
                select 'SECOND_PROOF', null, browser, failed, in_a_row, window_started_at, null
                from failed_second_proof where account_id = (select id from holder)
                """);
    }

    @Produces
    @Singleton
    static ExportSection knownBrowsers() {
        return ExportQuery.of(ExportedSection.KNOWN_BROWSERS, """
                select created_at as "createdAt", expires_at as "expiresAt"
                from known_browser where account_id = (select id from holder) order by created_at desc
                """);
    }
}
