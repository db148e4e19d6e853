/**
 * AWS Marketplace, SaaS products. Owns what a buyer brings who presses "Set up your account", the events of EventBridge, and
 * the SNS messages of listings from before June 2026.
 *
 * <p>A subscription's key is the last part of its LicenseArn, {@code l-..}; its agreement is what EventBridge names. The
 * messages of a legacy listing name a CustomerIdentifier: {@code customer/product}, the same for whoever subscribes again.
 * They wait until the buyer has registered, for nothing else says which AWS account that is.
 */
@NullMarked
package com.truewatch.billing.accounts.cloudaccount.aws;

import org.jspecify.annotations.NullMarked;
