package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.account.AccountHeld;
import com.truewatch.billing.accounts.session.Sessions;
import com.truewatch.billing.accounts.verification.OneTimeCodes;
import com.truewatch.billing.accounts.verification.throttle.KnownBrowsers;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Shuts whatever somebody may have opened: sessions everywhere, codes that are not used yet, changes that are not
 * completed, and browsers that count as the holder's.
 */
@Singleton
class AccessRevoker {
    private final Sessions sessions;
    private final OneTimeCodes codes;
    private final KnownBrowsers browsers;
    private final Event<AccountHeld> held;

    AccessRevoker(Sessions sessions, OneTimeCodes codes, KnownBrowsers browsers, Event<AccountHeld> held) {
        this.sessions = sessions;
        this.codes = codes;
        this.browsers = browsers;
        this.held = held;
    }

    /** In the transaction of the undo. */
    void revokeAll(UUID accountId) {
        sessions.endAll(accountId, Sessions.Cause.CHANGE_UNDONE);
        held.fire(new AccountHeld(accountId));
        codes.voidAll(accountId);
        browsers.forget(accountId);
    }
}
