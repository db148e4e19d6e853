package com.truewatch.billing.accounts.recovery;

import com.github.kagkarlsson.scheduler.SchedulerState;
import jakarta.inject.Singleton;

/** Runs the job that completes recoveries, for tests of other features. */
@Singleton
public class RecoveryRuns {
    private final RecoveryJob job;

    RecoveryRuns(RecoveryJob job) {
        this.job = job;
    }

    /** Once. */
    public void run() {
        job.run(new SchedulerState.SettableSchedulerState());
    }
}
