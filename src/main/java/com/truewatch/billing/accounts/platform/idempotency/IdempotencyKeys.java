package com.truewatch.billing.accounts.platform.idempotency;

import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the header {@code Idempotency-Key}. */
public final class IdempotencyKeys {
    /** The header of an answer that was given before. */
    public static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern KEY = Pattern.compile("[\\x20-\\x7e]{1,64}");

    private IdempotencyKeys() {}

    /**
     * The key; empty where there is none.
     *
     * @param headers all of this name
     * @throws ProblemException {@code invalid-request} for several, and for one that is no key
     */
    public static Optional<String> read(List<String> headers) {
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        if (headers.size() > 1 || !KEY.matcher(headers.get(0)).matches()) {
            throw ProblemException.violation("/" + Api.IDEMPOTENCY_KEY, "must be 1 to 64 printable ASCII characters");
        }
        return Optional.of(headers.get(0));
    }
}
