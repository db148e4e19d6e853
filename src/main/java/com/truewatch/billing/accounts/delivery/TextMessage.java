package com.truewatch.billing.accounts.delivery;

import java.util.UUID;

/**
 * A text message, ready to leave.
 *
 * @param messageId stays the same when it is sent again
 * @param recipient E.164
 * @param text as short as it can be
 */
public record TextMessage(UUID messageId, String recipient, String text) {
    /** Without its text, which may hold a code. */
    @Override
    public String toString() {
        return "TextMessage " + messageId;
    }
}
