package com.truewatch.billing.accounts.cloudaccount.provider;

/**
 * Who bought what.
 *
 * @param buyerAccountId the buyer's account at the provider
 * @param productCode the product, by the provider's code
 */
public record Purchase(String buyerAccountId, String productCode) {}
