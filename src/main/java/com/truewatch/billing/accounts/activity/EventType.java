package com.truewatch.billing.accounts.activity;

import java.util.Locale;

/** What other services are told. */
public enum EventType {
    /** There is a new account. */
    ACCOUNT_REGISTERED,
    /** The password was set, changed, reset, or removed by an undo. */
    ACCOUNT_PASSWORD_CHANGED,
    /** The login email is another one. */
    ACCOUNT_EMAIL_CHANGED,
    /** The login phone is another one. */
    ACCOUNT_PHONE_CHANGED,
    /** The profile was edited. */
    ACCOUNT_PROFILE_CHANGED,
    /** The account was stopped by staff, or for them to decide; the directory says until when. */
    ACCOUNT_FROZEN,
    /** The account is in use again. */
    ACCOUNT_UNFROZEN;

    /** As it travels, for example {@code account.email-changed}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-');
    }
}
