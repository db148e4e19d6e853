package com.truewatch.billing.accounts.operator;

import com.truewatch.billing.accounts.account.export.ExportQuery;
import com.truewatch.billing.accounts.account.export.ExportSection;
import com.truewatch.billing.accounts.account.export.ExportedSection;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What an export tells of what staff did: the acts and their times, not who, nor what they wrote for each other, nor whose a cloud account was before. */
@Singleton
class OperatorSections {
    @Produces
    @Singleton
    static ExportSection acts() {
        return ExportQuery.of(ExportedSection.OPERATOR_ACTS, """
                select id, act, before - 'accountId' as before, after - 'accountId' as after, at
                from operator_act where account_id = (select id from holder) order by id desc
                """);
    }

    @Produces
    @Singleton
    static ExportSection searches() {
        return ExportQuery.of(ExportedSection.OPERATOR_SEARCHES, """
                select id, form, found, at
                from account_search where account_id = (select id from holder) order by id desc
                """);
    }
}
