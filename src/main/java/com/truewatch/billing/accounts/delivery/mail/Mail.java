package com.truewatch.billing.accounts.delivery.mail;

import java.util.Locale;
import java.util.UUID;

/**
 * A mail, ready to leave.
 *
 * @param messageId stays the same when it is sent again, so that a mailbox can tell a duplicate
 * @param recipient ASCII throughout
 * @param language of its words
 * @param subject one line
 * @param text the whole of it in plain text
 * @param html the same, laid out
 */
public record Mail(UUID messageId, String recipient, Locale language, String subject, String text, String html) {
    /** Without its text, which may hold a code. */
    @Override
    public String toString() {
        return "Mail " + messageId;
    }
}
