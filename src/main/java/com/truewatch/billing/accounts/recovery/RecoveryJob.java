package com.truewatch.billing.accounts.recovery;

import com.github.kagkarlsson.scheduler.SchedulerState;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.truewatch.billing.accounts.platform.jobs.DueWork;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Lets recoveries take effect whose time has come, every minute on one replica, each in a transaction of its own. One that
 * fails is logged and keeps no other waiting.
 */
@Singleton
class RecoveryJob {
    private static final Logger LOG = Logger.getLogger(RecoveryJob.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int PAGE = 100;

    private final RecoveryCompletionService recoveries;

    RecoveryJob(RecoveryCompletionService recoveries) {
        this.recoveries = recoveries;
    }

    @Produces
    @Singleton
    RecurringTask<Void> task() {
        return Tasks.recurring("complete-address-recoveries", FixedDelay.of(PAUSE))
                .execute((job, context) -> run(context.getSchedulerState()));
    }

    /** At most one page: the next run finds the rest. Stops between two of them when the service does. */
    void run(SchedulerState service) {
        DueWork.each(recoveries.findDue(PAGE), recoveries::complete, service, LOG, "A recovery has not taken effect");
    }
}
