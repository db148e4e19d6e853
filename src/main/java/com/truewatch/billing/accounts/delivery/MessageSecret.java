package com.truewatch.billing.accounts.delivery;

import org.jspecify.annotations.Nullable;

/**
 * The secret that a message carries, known only while it leaves.
 *
 * @param code six digits
 * @param link an address of the SPA with a token in it
 */
public record MessageSecret(@Nullable String code, @Nullable String link) {
    static final MessageSecret NOTHING = new MessageSecret(null, null);

    /** Without them. */
    @Override
    public String toString() {
        return "Carried";
    }
}
