package com.truewatch.billing.accounts.platform.encryption;

import com.github.kagkarlsson.scheduler.SchedulerState;
import java.util.List;

/** Runs the job that the scheduler would run. */
public final class TestRotations {
    private TestRotations() {}

    /** Over these rows, by these keys. */
    public static void run(List<KeyRotation> rotations, PersonalData data, SchedulerState service) {
        new RotationJob(rotations, data).run(service);
    }
}
