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
    /** To the owner of an address that somebody else tried to take. */
    ADDRESS_CLAIMED,
    /** To the account's email: no more codes are compared today. */
    CODES_BLOCKED;

    /** The first part of its keys in the bundle. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
