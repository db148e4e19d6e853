package com.truewatch.billing.accounts.platform.jobs;

import com.github.kagkarlsson.scheduler.SchedulerState;
import jakarta.inject.Singleton;

/** Runs every purge, for tests of other features: whoever lets days pass and compares rows would see the service's own run. */
@Singleton
public class PurgeRuns {
    private final PurgeJob job;

    PurgeRuns(PurgeJob job) {
        this.job = job;
    }

    /** Until nothing is due. */
    public void finish() {
        job.run(new SchedulerState.SettableSchedulerState());
    }
}
