package com.truewatch.billing.accounts.delivery.sms;

import com.truewatch.billing.accounts.delivery.MessageTemplate;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * A text message, ready to leave.
 *
 * @param messageId stays the same when it is sent again
 * @param recipient E.164
 * @param wording what it says
 * @param expiresAt from then on nobody wants it any more
 */
public record TextMessage(UUID messageId, String recipient, Wording wording, Instant expiresAt) {
    private static final int COUNTRY_SHOWN = 3;
    private static final int DIGITS_SHOWN = 4;

    /** The recipient, for a log. */
    public String maskedRecipient() {
        int hidden = recipient.length() - COUNTRY_SHOWN - DIGITS_SHOWN;
        return recipient.substring(0, COUNTRY_SHOWN)
                + "*".repeat(hidden)
                + recipient.substring(recipient.length() - DIGITS_SHOWN);
    }

    /** Without its text, which may hold a code. */
    @Override
    public String toString() {
        return "TextMessage " + messageId;
    }

    /**
     * What a text message says, as a whole for providers that send any text, and in parts for those that send registered
     * templates only.
     *
     * @param template which words
     * @param locale in which language
     * @param values what the words are filled with: the placeholders of this text and no others
     * @param text the words, filled
     */
    public record Wording(MessageTemplate template, Locale locale, Map<String, String> values, String text) {
        /** Without its text and values, which may hold a code. */
        @Override
        public String toString() {
            return "Wording of " + template + " in " + locale;
        }
    }
}
