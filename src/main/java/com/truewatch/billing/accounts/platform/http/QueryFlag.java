package com.truewatch.billing.accounts.platform.http;

import com.truewatch.billing.accounts.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** A query parameter that is true or false. Read here, because the framework takes every other text for false. */
public final class QueryFlag {
    private QueryFlag() {}

    /**
     * What it says; false where it is absent.
     *
     * @param pointer of the parameter, for example {@code /dryRun}
     * @throws ProblemException {@code invalid-request} for any other text
     */
    public static boolean read(@Nullable String text, String pointer) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (!text.equals("true")) {
            throw ProblemException.violation(pointer, "must be true or false");
        }
        return true;
    }
}
