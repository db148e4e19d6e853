package com.truewatch.billing.accounts.workspace;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** When locks become final. */
@Singleton
class LockTerm {
    private final LockConfig config;
    private final Clock clock;

    LockTerm(LockConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** The end of a countdown that begins then. */
    Instant from(Instant start) {
        return start.plus(config.lockCountdown());
    }
}
