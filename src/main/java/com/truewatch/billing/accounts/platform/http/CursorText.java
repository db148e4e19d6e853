package com.truewatch.billing.accounts.platform.http;

import com.truewatch.billing.accounts.platform.problem.ProblemException;
import java.util.Base64;

/** What a cursor carries, written in one way only: Base64 for URLs without padding. */
public final class CursorText {
    private CursorText() {}

    /** As a client gets it. */
    public static String of(byte[] content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content);
    }

    /**
     * What it carries.
     *
     * @throws ProblemException {@code invalid-request} for a text that we never write
     */
    public static byte[] read(String cursor) {
        try {
            byte[] content = Base64.getUrlDecoder().decode(cursor);
            if (of(content).equals(cursor)) {
                return content;
            }
        } catch (IllegalArgumentException notBase64) {
            // Falls through to the one refusal.
        }
        throw refusal();
    }

    /** That a text is no cursor of the list that is asked for. */
    public static ProblemException refusal() {
        return ProblemException.violation("/cursor", "must be a nextCursor of this list");
    }
}
