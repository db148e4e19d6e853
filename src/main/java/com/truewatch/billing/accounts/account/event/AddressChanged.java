package com.truewatch.billing.accounts.account.event;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.account.address.ProvedAddress;
import com.truewatch.billing.accounts.platform.security.client.Client;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account has another address, in this transaction, and that is written down already.
 *
 * @param account whose, locked, with its new address and version
 * @param credential which of its addresses
 * @param former what was replaced; null for a first phone
 * @param by who did it, and how
 */
public record AddressChanged(
        Account account, Credential credential, @Nullable ProvedAddress former, Origin by) {
    /**
     * Where a change comes from.
     *
     * @param changeId names the change
     * @param sessionId the session that made it; null where staff did
     * @param client from where; null where staff did
     * @param byYoungAddress whether the address that proved its holder has been the account's for a few days only
     * @param undoable whether what was replaced may take it back
     */
    public record Origin(
            UUID changeId,
            @Nullable UUID sessionId,
            @Nullable Client client,
            boolean byYoungAddress,
            boolean undoable) {}
}
