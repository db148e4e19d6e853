package com.truewatch.billing.accounts.platform.password;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a password is not good enough. The names are the contract. */
@Schema(name = "PasswordFlaw")
public enum PasswordFlaw {
    /** Fewer characters than are asked for. */
    TOO_SHORT,
    /** More than 128 characters. */
    TOO_LONG,
    /** Common, repeated, in sequence, a walk over the keyboard, or joined of common words. */
    TOO_GUESSABLE,
    /** Little is left of it without the names of the product, the company and the holder. */
    TOO_PERSONAL,
    /** It is in a list of breached passwords. */
    BREACHED
}
