package com.truewatch.billing.accounts.operator;

import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.text.Blanks;
import com.truewatch.billing.accounts.platform.validation.PlainText;
import org.jspecify.annotations.Nullable;

/** What an operator searches for. */
final class SearchText {
    /** In characters; no address or name is longer. */
    static final int LONGEST = 320;

    private static final PlainText.Validator PLAIN = new PlainText.Validator();

    private SearchText() {}

    /**
     * The text without outer blanks.
     *
     * @throws ProblemException {@code invalid-request} where there is none, or what nobody can read
     */
    static String read(@Nullable String query) {
        if (query == null || query.length() > LONGEST || !PLAIN.isValid(query, null)) {
            throw ProblemException.violation("/query", "must be 1 to " + LONGEST + " readable characters");
        }
        return Blanks.strip(query);
    }
}
