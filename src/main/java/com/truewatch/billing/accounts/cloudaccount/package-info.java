/**
 * Cloud accounts: what a customer's subscription in a cloud provider's marketplace becomes here. Owns cloud accounts, their
 * subscriptions, their claims and the ledger of marketplace events; each provider is a package below.
 */
@NullMarked
package com.truewatch.billing.accounts.cloudaccount;

import org.jspecify.annotations.NullMarked;
