package com.truewatch.billing.accounts.account.export;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/** What the account itself has, and the floors below it, which know of no export. */
@Singleton
class AccountSections {
    @Produces
    @Singleton
    static ExportSection addresses() {
        return new ExportQuery(ExportedSection.ADDRESSES, """
                select * from (
                    select 'EMAIL' as credential, email as address, email_proved_at as "provedAt",
                        cast(null as timestamptz) as "reservedUntil", false as former
                    from account where id = (select id from holder)
                    union all
                    select 'PHONE', phone, phone_proved_at, null, false
                    from account where id = (select id from holder) and phone is not null
                    union all
                    select case when address like '%@%' then 'EMAIL' else 'PHONE' end, address, null, reserved_until, true
                    from address_reservation where account_id = (select id from holder)) a
                order by former, credential
                """, Set.of("address"));
    }

    @Produces
    @Singleton
    static ExportSection details() {
        return ExportQuery.of(ExportedSection.DETAILS, """
                select agreement_version as "agreementVersion", agreement_accepted_at as "agreementAcceptedAt",
                    password_set_at as "passwordSetAt", password_set_by_code as "passwordSetByCode",
                    password_set_in as "passwordSetInSession", subject_type as "subjectType",
                    arbitrary_settlement as "arbitrarySettlement", frozen_until as "frozenUntil", contested, version
                from account where id = (select id from holder)
                """);
    }

    @Produces
    @Singleton
    static ExportSection activity() {
        return ExportQuery.of(ExportedSection.ACTIVITY, """
                select id, type, at, network as ip, device, outcome, details
                from activity where account_id = (select id from holder) order by id desc
                """);
    }

    @Produces
    @Singleton
    static ExportSection events() {
        return ExportQuery.of(ExportedSection.EVENTS, """
                select id, type, subject, at, account_version as version, data
                from event where account_id = (select id from holder) order by position desc
                """);
    }

    @Produces
    @Singleton
    static ExportSection messages() {
        return new ExportQuery(ExportedSection.MESSAGES, """
                select id, channel, template as kind, recipient, locale, status, failure, gateway,
                    created_at as "createdAt", sent_at as "sentAt", expires_at as "expiresAt"
                from message where account_id = (select id from holder) order by id desc
                """, Set.of("recipient"));
    }

    @Produces
    @Singleton
    static ExportSection keptAnswers() {
        return ExportQuery.of(ExportedSection.KEPT_ANSWERS, """
                select path, created_at as "createdAt", status
                from idempotent_request where caller = cast((select id from holder) as text) order by created_at desc
                """);
    }
}
