package com.truewatch.billing.accounts.platform.idempotency;

import jakarta.persistence.Embeddable;
import java.io.Serializable;

/**
 * What makes two calls the same call.
 *
 * @param caller the subject of the caller's token, so that nobody is told another one's answer
 * @param path what was called
 * @param idempotencyKey what the caller named it by
 */
@Embeddable
public record RequestId(String caller, String path, String idempotencyKey) implements Serializable {
    /** Without the key. */
    @Override
    public String toString() {
        return "RequestId " + path;
    }
}
