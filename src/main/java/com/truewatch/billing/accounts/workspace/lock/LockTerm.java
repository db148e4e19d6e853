package com.truewatch.billing.accounts.workspace.lock;

import com.truewatch.billing.accounts.workspace.settlement.WorkspaceConfig;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** When locks become final. */
@Singleton
public class LockTerm {
    private final WorkspaceConfig config;
    private final Clock clock;

    LockTerm(WorkspaceConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    /** The end of a countdown that begins then. */
    public Instant from(Instant start) {
        return start.plus(config.workspaces().lockCountdown());
    }
}
