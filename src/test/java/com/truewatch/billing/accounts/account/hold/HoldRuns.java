package com.truewatch.billing.accounts.account.hold;

import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.SchedulerState;
import com.truewatch.billing.accounts.testing.Database;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;

/** Runs the job that tells of holds that are over, for tests of other features. */
@Singleton
public class HoldRuns {
    private final HoldJob job;
    private final Database database;
    private final Clock clock;

    HoldRuns(HoldJob job, Database database, Clock clock) {
        this.job = job;
        this.database = database;
        this.clock = clock;
    }

    /** Until none is left; the service's own run may be at work on some. */
    public void finish() {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            job.run(new SchedulerState.SettableSchedulerState());
            return database.count("select count(*) from account where hold_until <= ?", Timestamp.from(clock.instant()))
                    == 0;
        });
    }
}
