package com.truewatch.billing.accounts.account.export;

import java.time.Instant;
import java.util.UUID;

/** Knows of a passkey whether it may be that of somebody who could read the mail, and no more. */
public interface DistrustedPasskeys {
    /**
     * Whether one was used since then that was enrolled less than seven days ago in a session that began by no more than a
     * code.
     */
    boolean areUsedSince(UUID accountId, Instant provedAt, Instant now);
}
