/**
 * AWS Marketplace, SaaS products. Owns what a buyer brings who presses "Set up your account", the events of EventBridge, and
 * the SNS messages of listings from before June 2026.
 *
 * <p>A subscription's key is the last part of its LicenseArn, {@code l-..}; its agreement is what EventBridge names. A
 * legacy listing names a CustomerIdentifier: there the key is {@code customer/product}, and its events wait until the buyer
 * has registered, for nothing else says which AWS account that is. Such a key is used once: who subscribes again after the
 * end of a legacy subscription is seen in the ledger, and helped by staff.
 */
@NullMarked
package com.truewatch.billing.accounts.cloudaccount.aws;

import org.jspecify.annotations.NullMarked;
