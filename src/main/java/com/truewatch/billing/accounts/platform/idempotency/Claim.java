package com.truewatch.billing.accounts.platform.idempotency;

import com.truewatch.billing.accounts.platform.idempotency.answer.StoredAnswer;
import java.util.UUID;

/** What a call under a key finds. */
public sealed interface Claim {
    /**
     * It is the first, and runs.
     *
     * @param request which
     * @param run tells it from a later one that takes over
     * @param keyId the key of {@code accounts.secrets} that its body's tag and its answer's key are derived from
     */
    record Won(RequestId request, UUID run, String keyId) implements Claim {}

    /**
     * It is a repeat.
     *
     * @param answer what the first was told
     */
    record Answered(StoredAnswer answer) implements Claim {}
}
