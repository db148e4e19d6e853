package com.truewatch.billing.accounts.account;

import com.truewatch.billing.accounts.platform.security.client.Client;
import java.util.UUID;

/**
 * The holder of an account who is calling, by a session that was alive when the call was authenticated.
 *
 * @param account as it was then, read in the same query as the session and detached
 * @param sessionId the session
 * @param byTicket whether it began with a ticket of the console, and no secret of the account was shown
 * @param client where the call comes from
 */
public record Holder(Account account, UUID sessionId, boolean byTicket, Client client) {
    /** The attribute of the security identity under which it travels. */
    public static final String ATTRIBUTE = "holder";

    /** Whose account. */
    public UUID accountId() {
        return account.id();
    }
}
