package com.truewatch.billing.accounts.delivery;

import java.util.UUID;

/**
 * A mail, ready to leave.
 *
 * @param messageId stays the same when it is sent again, so that a mailbox can tell a duplicate
 * @param recipient ASCII throughout
 * @param subject one line
 * @param text plain text
 */
public record Mail(UUID messageId, String recipient, String subject, String text) {
    /** Without its text, which may hold a code. */
    @Override
    public String toString() {
        return "Mail " + messageId;
    }
}
