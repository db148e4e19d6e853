package com.truewatch.billing.accounts.factor;

import com.truewatch.billing.accounts.account.export.ExportQuery;
import com.truewatch.billing.accounts.account.export.ExportSection;
import com.truewatch.billing.accounts.account.export.ExportedSection;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What an export tells of second factors: no secret, no key, no code. */
@Singleton
class FactorSections {
    @Produces
    @Singleton
    static ExportSection enrolled() {
        return ExportQuery.of(ExportedSection.FACTORS, """
                select f.id, f.type, f.name, f.session_id as "sessionId", f.by_code as "byCode", f.enrolled_at as "createdAt",
                    f.last_used_at as "lastUsedAt", f.removed_at as "removedAt",
                    p.user_verified as "userVerified", p.backup_eligible as "backupEligible", p.backed_up as "backedUp", p.transports,
                    case when f.type = 'RECOVERY_CODES' then (
                        select array_agg(c.used_at order by c.used_at) from recovery_code c
                        where c.account_id = f.account_id and c.factor_id = f.id and c.used_at is not null) end as "codesUsedAt"
                from factor f
                left join passkey p on p.account_id = f.account_id and p.id = f.id
                where f.account_id = (select id from holder) order by f.id desc
                """);
    }

    @Produces
    @Singleton
    static ExportSection registrations() {
        return ExportQuery.of(ExportedSection.FACTOR_REGISTRATIONS, """
                select id, 'TOTP' as type, name, session_id as "sessionId", expires_at as "expiresAt", completed_at as "usedAt",
                    tries
                from totp_registration where account_id = (select id from holder)
                union all
                select id, 'PASSKEY', name, session_id, expires_at, used_at, null
                from passkey_registration where account_id = (select id from holder)
                """);
    }

    @Produces
    @Singleton
    static ExportSection changes() {
        return ExportQuery.of(ExportedSection.FACTOR_CHANGES, """
                select id, changed_at as "changedAt", held_at as "heldAt", undone_at as "undoneAt"
                from factor_change where account_id = (select id from holder) order by id desc
                """);
    }

    @Produces
    @Singleton
    static ExportSection removals() {
        return ExportQuery.of(ExportedSection.FACTOR_REMOVALS, """
                select id, state, opened_at as "openedAt", approved_at as "approvedAt", ended_at as "endedAt"
                from factor_removal where account_id = (select id from holder) order by id desc
                """);
    }
}
