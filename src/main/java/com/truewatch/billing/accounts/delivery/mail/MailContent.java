package com.truewatch.billing.accounts.delivery.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail in words, before it is laid out as text or HTML. Nothing in it is marked up.
 *
 * @param language of all of it, as a language tag
 * @param subject one line
 * @param greeting one line
 * @param paragraphs what it is about
 * @param code six digits, where it brings one
 * @param codeNote how long the code is good
 * @param link an address of the SPA, where it brings one
 * @param linkLabel what following it offers
 * @param occasion what happened, when and from where, line by line
 * @param advice what to do if it was not the reader
 * @param signature who writes
 * @param automatic that nobody reads an answer
 */
public record MailContent(
        String language,
        String subject,
        String greeting,
        List<String> paragraphs,
        @Nullable String code,
        String codeNote,
        @Nullable String link,
        @Nullable String linkLabel,
        List<Line> occasion,
        String advice,
        String signature,
        String automatic) {
    /** Without its words, which may hold a code. */
    @Override
    public String toString() {
        return "Letter";
    }

    /**
     * One line about the occasion.
     *
     * @param label for example Time
     * @param value what is known
     */
    public record Line(String label, String value) {}
}
