package com.truewatch.billing.accounts.cloudaccount.settlement;

import org.jspecify.annotations.Nullable;

/**
 * What a bill names so that the marketplace knows whom to charge: the subscription of a cloud account at one time.
 *
 * @param provider the cloud
 * @param accountId the buyer's account there
 * @param instanceId the instance that the marketplace knows, where the provider has instances
 * @param productCode the product that was subscribed to
 * @param licenseArn the licence, where the provider has licences
 */
public record CloudLicence(
        String provider,
        String accountId,
        @Nullable String instanceId,
        String productCode,
        @Nullable String licenseArn) {}
