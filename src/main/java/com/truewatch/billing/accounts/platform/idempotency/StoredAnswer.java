package com.truewatch.billing.accounts.platform.idempotency;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it was given.
 *
 * @param status of HTTP
 * @param headers those that belong to the answer and not to its transport
 * @param body JSON; null where there was none
 */
record StoredAnswer(
        int status, Map<String, String> headers, @Nullable String body) {
    /** Without its body, which is for the caller only. */
    @Override
    public String toString() {
        return "StoredAnswer " + status;
    }
}
