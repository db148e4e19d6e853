package com.truewatch.billing.accounts.account.address;

import com.truewatch.billing.accounts.platform.text.Blanks;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The form of usernames: it can never be taken for an email or a phone. */
public final class Usernames {
    /** Names that would make their holder look like us, or that mailers, scripts and proxies take for something else. */
    private static final Set<String> RESERVED = Set.of(
            "abuse",
            "account",
            "accounts",
            "admin",
            "administrator",
            "anonymous",
            "api",
            "billing",
            "console",
            "help",
            "hostmaster",
            "info",
            "invoice",
            "invoices",
            "local",
            "localhost",
            "login",
            "me",
            "nobody",
            "no-reply",
            "noreply",
            "null",
            "official",
            "operator",
            "owner",
            "postmaster",
            "root",
            "sales",
            "security",
            "service",
            "staff",
            "support",
            "sysadmin",
            "system",
            "test",
            "truewatch",
            "undefined",
            "user",
            "webmaster",
            "www");

    /** 3 to 32 characters, the first a letter. */
    public static final String FORM = "[a-zA-Z][a-zA-Z0-9._-]{2,31}";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    private Usernames() {}

    /** The username in this text in lower case; only ASCII letters are folded. Empty when it has not the form of one. */
    public static Optional<String> normalise(String text) {
        String name = Blanks.strip(text);
        return PATTERN.matcher(name).matches() ? Optional.of(name.toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** Whether nobody may register under this name, given in its normal form. */
    public static boolean isReserved(String username) {
        return RESERVED.contains(username);
    }
}
