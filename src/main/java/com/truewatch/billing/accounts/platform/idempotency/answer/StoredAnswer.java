package com.truewatch.billing.accounts.platform.idempotency.answer;

import com.truewatch.billing.accounts.platform.idempotency.Claim;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it was given.
 *
 * @param status of HTTP
 * @param headers those that belong to the answer and not to its transport
 * @param body JSON; null where there was none
 */
public record StoredAnswer(
        int status, Map<String, String> headers, @Nullable String body) {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Every id that stands in it, or in the path of what it answers. */
    public Set<UUID> mentions(Claim.Won claim) {
        return ID.matcher(claim.request().path() + " " + headers.values() + " " + body)
                .results()
                .map(MatchResult::group)
                .map(UUID::fromString)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Without its body, which is for the caller only. */
    @Override
    public String toString() {
        return "StoredAnswer " + status;
    }
}
