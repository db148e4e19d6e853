package com.truewatch.billing.accounts.session;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.notice.HolderNotifier;
import com.truewatch.billing.accounts.delivery.EventContext;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.platform.limits.Limit;
import com.truewatch.billing.accounts.platform.limits.Limits;
import com.truewatch.billing.accounts.platform.limits.RateLimits;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.verification.throttle.KnownBrowsers;
import com.truewatch.billing.accounts.verification.throttle.KnownBrowsers.Remembered;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What every way in has in common: the session, the browser that is known from now on, the word to the holder. */
@Singleton
public class SessionStarter {
    /** Whoever logs in without cookies ten thousand times fills no mailbox. */
    private static final Limits NOTICES = Limits.of(new Limit(5, Duration.ofHours(1)));

    private final SessionService sessions;
    private final KnownBrowsers browsers;
    private final RateLimits limits;
    private final HolderNotifier notifier;
    private final EventContext context;

    SessionStarter(
            SessionService sessions,
            KnownBrowsers browsers,
            RateLimits limits,
            HolderNotifier notifier,
            EventContext context) {
        this.sessions = sessions;
        this.browsers = browsers;
        this.limits = limits;
        this.notifier = notifier;
        this.context = context;
    }

    /** Somebody has proved to be the holder; told where the browser is new. Joins the transaction of the proof. */
    public LoggedIn begin(Account account, Authentication authentication, Client client) {
        Remembered browser = browsers.remember(account.id(), client);
        Session session = sessions.begin(account.id(), authentication, client);
        if (!browser.wasKnown() && limits.tryTake("new-browser notices " + account.id(), NOTICES)) {
            notifier.tellEverywhere(account, MessageTemplate.NEW_BROWSER, context.by(client));
        }
        return new LoggedIn(session, browser.token());
    }

    /**
     * The console vouches for the holder. The browser does not become one that the account knows: whoever issues tickets
     * gets no tries of the holder's own.
     */
    public LoggedIn beginByTicket(Account account, String workspaceId, Client client) {
        return new LoggedIn(sessions.beginByTicket(account.id(), workspaceId, client), null);
    }

    /** The holder has just made the account: there is nothing to tell. */
    LoggedIn beginFirst(Account account, Client client) {
        Remembered browser = browsers.remember(account.id(), client);
        return new LoggedIn(sessions.begin(account.id(), Authentication.byCode(false), client), browser.token());
    }
}
