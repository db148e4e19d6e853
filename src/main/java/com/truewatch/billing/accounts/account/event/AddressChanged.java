package com.truewatch.billing.accounts.account.event;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.account.address.ProvedAddress;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account has another address, in this transaction, and that is written down already.
 *
 * @param account whose, locked, with its new address and version
 * @param credential which of its addresses
 * @param changeId names the change
 * @param former what was replaced; null for a first phone
 */
public record AddressChanged(
        Account account,
        Credential credential,
        UUID changeId,
        @Nullable ProvedAddress former) {}
