/**
 * The SMS gateways: which one serves which country, what each provider is told, what each of its answers means, and what
 * keeps one that hangs from harming the rest. Owns everything that is peculiar to a provider.
 */
@NullMarked
package com.truewatch.billing.accounts.delivery.sms;

import org.jspecify.annotations.NullMarked;
