package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.account.event.AccessRevoked;
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
public class AccessRevoker {
    private final Sessions sessions;
    private final OneTimeCodes codes;
    private final KnownBrowsers browsers;
    private final Event<AccessRevoked> revoked;

    AccessRevoker(Sessions sessions, OneTimeCodes codes, KnownBrowsers browsers, Event<AccessRevoked> revoked) {
        this.sessions = sessions;
        this.codes = codes;
        this.browsers = browsers;
        this.revoked = revoked;
    }

    /** In the caller's transaction; recoveries of addresses end as well where they are to. */
    public void revokeAll(UUID accountId, Sessions.Cause cause, boolean recoveriesToo) {
        sessions.endAll(accountId, cause);
        codes.voidAll(accountId);
        browsers.forget(accountId);
        // Last: it may tell the holder, and the counters of text messages are locked last by everybody.
        revoked.fire(new AccessRevoked(accountId, recoveriesToo));
    }
}
