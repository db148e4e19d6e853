/**
 * Cloud accounts: what a customer's subscription in a cloud provider's marketplace becomes here. Owns cloud accounts, their
 * subscriptions, their claims and the ledger of marketplace events; each provider is a package below.
 *
 * <p>Another provider is one package with a {@link com.truewatch.billing.accounts.cloudaccount.provider.CloudProvider}
 * bean and its endpoints, and one block of configuration ({@code accounts.cloud-providers}, {@code
 * accounts.marketplaces}). Its endpoint
 *
 * <ol>
 *   <li>checks a signature or a secret. What is not genuine goes to {@code ledger.EventInbox.refuse} and has no effect;
 *   <li>gives what is genuine to {@code ledger.EventInbox.receive}: stored once per id of the provider in a transaction of
 *       its own, then handled at once; what fails is tried again by a job;
 *   <li>answers by the vendor's rules. {@code SubscriptionLookupService} tells what became of a subscription.
 * </ol>
 *
 * Handling asks {@code CloudProvider.read}, outside of any transaction, so that it may call the provider, for the {@link
 * com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionEvent} in an event, and applies them in one transaction.
 * News may come in any order and more than once: see {@link
 * com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionChange}. A browser that comes from a marketplace gets a
 * claim of {@code claim.ClaimService}, which an account redeems; by account and instance id a subscription is claimed only
 * where the provider says so.
 *
 * <p>Locks are taken in this order: the row of the event; its subject, then the buyer (advisory locks: news and claims
 * of one buyer come one after another, and who wants to change whose a cloud account is must hold its buyer's); the account
 * that has claimed; the cloud account. Renewals may concern several cloud accounts of one buyer and product: their accounts
 * then come in the order of their ids, and they themselves too. Subscriptions change only under these locks.
 */
@NullMarked
package com.truewatch.billing.accounts.cloudaccount;

import org.jspecify.annotations.NullMarked;
