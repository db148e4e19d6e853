package com.truewatch.billing.accounts.session;

/**
 * A session that has just begun.
 *
 * @param session the session
 * @param browserToken by which the browser is known from now on
 */
record LoggedIn(Session session, String browserToken) {
    /** Without the token. */
    @Override
    public String toString() {
        return "LoggedIn";
    }
}
