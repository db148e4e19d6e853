package com.truewatch.billing.accounts.account.event;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.address.Credential;

/**
 * Staff are about to replace an address of an account, from this transaction on.
 *
 * @param account whose, locked
 * @param credential which address is lost
 */
public record RecoveryOpened(Account account, Credential credential) {}
