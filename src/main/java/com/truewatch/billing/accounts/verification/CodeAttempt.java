package com.truewatch.billing.accounts.verification;

import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.platform.security.Client;

/**
 * Somebody enters the code of a request.
 *
 * @param request which
 * @param browser from whose browser
 * @param client from where
 * @param type what a refusal is called in the timeline
 */
public record CodeAttempt(Challenge request, Browser browser, Client client, ActivityType type) {
    /** The same from inside a session of the account, whose browser is no stranger's. */
    public CodeAttempt inSession() {
        return new CodeAttempt(request, Browser.KNOWN, client, type);
    }
}
