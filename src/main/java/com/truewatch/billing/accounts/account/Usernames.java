package com.truewatch.billing.accounts.account;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The form of usernames: it can never be taken for an email or a phone. */
final class Usernames {
    private static final Pattern FORM = Pattern.compile("[a-zA-Z][a-zA-Z0-9._-]{2,31}");

    private Usernames() {}

    /** The username in this text in lower case; only ASCII letters are folded. Empty when it has not the form of one. */
    static Optional<String> normalise(String text) {
        return FORM.matcher(text).matches() ? Optional.of(text.toLowerCase(Locale.ROOT)) : Optional.empty();
    }
}
