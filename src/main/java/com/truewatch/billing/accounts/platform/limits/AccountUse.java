package com.truewatch.billing.accounts.platform.limits;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What is counted for one account, whoever causes it; staff can clear all of it. */
public enum AccountUse {
    /** Right passwords from browsers that the account knows. */
    LOGINS_OF_KNOWN_BROWSERS,
    /** Right passwords from any other. */
    LOGINS_OF_UNKNOWN_BROWSERS,
    /** New passwords that its holder, logged in, has had measured. */
    NEW_PASSWORDS,
    /** Plain edits: the profile, the language. */
    EDITS,
    /** Copies of everything that is kept about its holder. */
    EXPORTS,
    /** Second factors that its holder begins to enrol, and sets of recovery codes. */
    FACTOR_REGISTRATIONS,
    /** Tickets that the console got for it. */
    ENTRY_TICKETS,
    /** Calls of its holder that carry an {@code Idempotency-Key}. */
    IDEMPOTENCY_KEYS,
    /** Text messages that its holder or its codes cause, to whatever numbers. */
    TEXT_MESSAGES;

    /** For {@link RateLimits}. */
    public String of(UUID accountId) {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ') + " account " + accountId;
    }

    /** All of them. */
    public static List<String> allOf(UUID accountId) {
        return Arrays.stream(values()).map(it -> it.of(accountId)).toList();
    }
}
