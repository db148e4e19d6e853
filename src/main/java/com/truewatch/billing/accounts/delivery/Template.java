package com.truewatch.billing.accounts.delivery;

import java.util.Locale;

/** What a message says. The words are in {@code messages/delivery*.properties}, per language and channel. */
public enum Template {
    /** The code for the current email, before it is changed. */
    EMAIL_CHANGE_CURRENT_CODE,
    /** The code for the new email. */
    EMAIL_CHANGE_NEW_CODE,
    /** To the former email: it no longer logs in. */
    EMAIL_CHANGED_FORMER,
    /** To the new email: it logs in now. */
    EMAIL_CHANGED,
    /** To every proved address: a change of email was undone. */
    EMAIL_CHANGE_UNDONE,
    /** To the email that an undo has replaced: it no longer logs in. */
    EMAIL_CHANGE_UNDONE_FORMER,
    /** The code for the current phone, before it is changed. */
    PHONE_CHANGE_CURRENT_CODE,
    /** The code for the email that proves a holder who has no phone yet. */
    PHONE_BINDING_CURRENT_CODE,
    /** The code for the new phone. */
    PHONE_CHANGE_NEW_CODE,
    /** To the former phone: it no longer logs in. */
    PHONE_CHANGED_FORMER,
    /** To the account's email: the phone is another one now. */
    PHONE_CHANGED,
    /** To the account's email: the first phone is bound. */
    PHONE_BOUND,
    /** To every proved address: a change of phone was undone. */
    PHONE_CHANGE_UNDONE,
    /** To the phone that an undo has replaced: it no longer logs in. */
    PHONE_CHANGE_UNDONE_FORMER,
    /** To the owner of an address that somebody else tried to take. */
    ADDRESS_CLAIMED,
    /** To the account's email: no more codes to change an address are compared today. */
    CODES_BLOCKED,
    /** To the account's email: no more codes to log in or to reset the password are compared today. */
    LOGIN_CODES_BLOCKED,
    /** The code that logs in. */
    LOGIN_CODE,
    /** The code that sets a new password. */
    PASSWORD_RESET_CODE,
    /** The code that proves the email of an account that is to be. */
    REGISTRATION_CODE,
    /** To the owner of an email that somebody tried to register again; goes instead of a code. */
    REGISTRATION_TAKEN,
    /** To an email that was an account's a short while ago and that somebody tried to register; goes instead of a code. */
    REGISTRATION_RESERVED,
    /** To every proved address: somebody logged in from a browser that the account did not know. */
    NEW_BROWSER,
    /** To every proved address: the password is another one now, or the first one is set. */
    PASSWORD_CHANGED,
    /** To every proved address: a copy of a session was used, and the session was ended. */
    SESSION_STOLEN;

    /** Whether it is filled with a code at the moment it leaves. */
    public boolean carriesCode() {
        return name().endsWith("_CODE");
    }

    /** The first part of its keys in the bundle. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
