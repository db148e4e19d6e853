package com.truewatch.billing.accounts.cloudaccount;

import com.truewatch.billing.accounts.account.export.ExportQuery;
import com.truewatch.billing.accounts.account.export.ExportSection;
import com.truewatch.billing.accounts.account.export.ExportedSection;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What an export tells of cloud accounts. */
@Singleton
class CloudAccountSections {
    @Produces
    @Singleton
    static ExportSection cloudAccounts() {
        return ExportQuery.of(ExportedSection.CLOUD_ACCOUNTS, """
                select id, provider, marketplace, buyer_account_id as "accountId", instance_id as "instanceId",
                    product_code as "productCode", status, told_status as "toldStatus", alias, claimed_by as "claimedBy",
                    subscribed_at as "subscribedAt", expires_at as "expiresAt", ended_at as "endedAt", version
                from cloud_account where account_id = (select id from holder) order by id desc
                """);
    }

    @Produces
    @Singleton
    static ExportSection subscriptions() {
        return ExportQuery.of(ExportedSection.CLOUD_SUBSCRIPTIONS, """
                select s.id, s.cloud_account_id as "cloudAccountId", s.provider, s.subscription_key as "subscriptionKey",
                    s.agreement_id as "agreementId", s.license_arn as "licenseArn", s.instance_id as "instanceId",
                    s.order_id as "orderId", s.customer_name as "customerName", s.sku, s.status, s.superseded, s.trial, s.renews,
                    s.begins_at as "beginsAt", s.expires_at as "expiresAt", s.ended_at as "endedAt",
                    s.last_event_at as "lastEventAt"
                from cloud_subscription s
                join cloud_account a on a.id = s.cloud_account_id
                where a.account_id = (select id from holder) order by s.id desc
                """);
    }

    @Produces
    @Singleton
    static ExportSection claims() {
        return ExportQuery.of(ExportedSection.CLOUD_ACCOUNT_CLAIMS, """
                select provider, subscription_key as "subscriptionKey", expires_at as "expiresAt", used_at as "usedAt"
                from cloud_account_claim where used_by = (select id from holder) order by used_at desc
                """);
    }

    @Produces
    @Singleton
    static ExportSection disputes() {
        return ExportQuery.of(ExportedSection.CLOUD_ACCOUNT_DISPUTES, """
                select id, cloud_account_id as "cloudAccountId", claimant_id = (select id from holder) as claimant,
                    opened_at as "openedAt", decision, resolved_at as "resolvedAt"
                from cloud_account_dispute
                where (select id from holder) in (account_id, claimant_id) order by id desc
                """);
    }
}
