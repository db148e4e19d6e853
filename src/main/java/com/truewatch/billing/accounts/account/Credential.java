package com.truewatch.billing.accounts.account;

import java.util.Optional;

/** What a holder logs in with and can change by a verified change. */
public enum Credential {
    /** Every account has one. */
    EMAIL {
        @Override
        public Optional<? extends Address> parse(String text) {
            return EmailAddress.parse(text);
        }
    },
    /** Optional. */
    PHONE {
        @Override
        public Optional<? extends Address> parse(String text) {
            return PhoneNumber.parse(text);
        }
    };

    /** The address of this kind in a text; empty when it is none. */
    public abstract Optional<? extends Address> parse(String text);
}
