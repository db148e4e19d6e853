package com.truewatch.billing.accounts.session;

import org.jspecify.annotations.Nullable;

/**
 * A session that has just begun.
 *
 * @param session the session
 * @param browserToken by which the browser is known from now on; null where it does not become so
 */
public record LoggedIn(Session session, @Nullable String browserToken) {
    /** Without the token. */
    @Override
    public String toString() {
        return "LoggedIn";
    }
}
